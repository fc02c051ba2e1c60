"""Bulk actions on pages: users are told of no page that they may not see.

Registered after Wagtail's, under the same names, so that they take their places.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.views.pages.bulk_actions import MoveBulkAction, PublishBulkAction

from djeli.desk import rights
from djeli.desk.bin.bulk import ThrowAwayBulk
from djeli.desk.editor.withdrawal import WithdrawBulk


class NamesWhatMayBeSeen:
    """Wagtail names each page that was left out; ours keeps silent about others'."""

    request: HttpRequest

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        pages, left_out = super().get_actionable_objects()  # type: ignore[misc]
        user: Any = self.request.user
        refused = left_out["items_with_no_access"]
        seen = [page for page in refused if rights.may_see(user, page)]
        return pages, {**left_out, "items_with_no_access": seen}


class ThrowAwayPages(NamesWhatMayBeSeen, ThrowAwayBulk):
    pass


class MovePages(NamesWhatMayBeSeen, MoveBulkAction):
    pass


class PublishPages(NamesWhatMayBeSeen, PublishBulkAction):
    pass


class WithdrawPages(NamesWhatMayBeSeen, WithdrawBulk):
    pass


for action in (ThrowAwayPages, MovePages, PublishPages, WithdrawPages):
    hooks.register("register_bulk_action", action, order=101)  # after the bin's
