"""The bin's hooks in Wagtail: buttons, bulk actions, the log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Page

from djeli.desk.bin.bulk import ThrowAwayBulk
from djeli.desk.bin.guard import refuse_bulk

PLACE = 30
"""The button's place: where Wagtail's delete button would be."""


class ThrowAwayButton(PageMenuItem):
    label = _("Put in the bin")
    icon_name = "bin"

    @property
    def url(self) -> str:
        address = reverse("wagtailadmin_pages:delete", args=[self.page.pk])
        return f"{address}?{urlencode({'next': self.next_url})}" if self.next_url else address

    def is_shown(self, user: Any) -> bool:
        own = self.page.permissions_for_user(user)
        return bool(getattr(own, "can_bin", lambda: False)())


@hooks.register("register_page_listing_more_buttons")
def in_lists(page: Page, user: Any, next_url: str | None = None) -> Iterator[ThrowAwayButton]:
    yield ThrowAwayButton(page=page, next_url=next_url, priority=PLACE)


@hooks.register("register_page_header_buttons")
def in_the_editor(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[ThrowAwayButton]:
    yield ThrowAwayButton(page=page, priority=PLACE)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action("djeli.bin", _("Put in the bin"), _("Put in the bin"))
    actions.register_action("djeli.put_back", _("Take out of the bin"), _("Taken out of the bin"))


# Wagtail's own is registered under the same name: the later one counts.
hooks.register("register_bulk_action", ThrowAwayBulk, order=100)
hooks.register("before_bulk_action", refuse_bulk, order=-1)
