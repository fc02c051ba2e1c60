"""Several drafts at once into the bin, by the same rules as for one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from djeli.desk.bin import contents
from djeli.desk.bin.refusals import is_of_bin, why_kept
from djeli.desk.bin.views import tell_binned

NOT_YOURS = _("You may not delete it, or somebody has locked it.")


class ThrowAwayBulk(PageBulkAction):
    """In place of Wagtail's deletion; what is kept is named, with the reason."""

    display_name = _("Put in the bin")
    action_type = "delete"
    aria_label = _("Put the chosen drafts in the bin")
    template_name = "desk/bin/confirm_bulk.html"
    action_priority = 30
    classes = frozenset({"serious"})

    def check_perm(self, page: Page) -> bool:
        return bool(page.permissions_for_user(self.request.user).can_bin())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        for kept in context["items_with_no_access"]:
            kept["why"] = self.why(kept["item"]) if kept["can_edit"] else NOT_YOURS
        context["days"] = contents.KEPT_FOR.days
        return context

    def why(self, page: Page) -> Any:
        """Why the page is not put into the bin."""
        if kept := why_kept(page):
            return kept
        if not is_of_bin(page):
            return _("Sections are deleted one at a time, when they are empty.")
        return NOT_YOURS

    @classmethod
    def execute_action(cls, objects: Iterable[Page], user: Any = None, **_: Any) -> tuple[int, int]:
        pages = list(objects)
        for page in pages:
            contents.put_in(page, user)
        return len(pages), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> None:
        if num_parent_objects:
            tell_binned(self.request, list(self.actionable_objects))
