"""Shows a form as somebody had typed it: the browser kept it and sends it, and nothing is saved.

The page comes as after a form with faults: everything is in its place, and counts as unsaved.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.views.pages.create import CreateView as PageCreateView
from wagtail.admin.views.pages.edit import EditView as PageEditView
from wagtail.snippets.views.snippets import CreateView as SnippetCreateView
from wagtail.snippets.views.snippets import EditView as SnippetEditView

from djeli.desk.unsaved_text.sent_twice import OneDraft

FIELD = "desk-restore"


class Restores:
    """Says to the page's script that its form can come back, and when it did."""

    request: HttpRequest

    @property
    def is_restoring(self) -> bool:
        return FIELD in self.request.POST

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)  # type: ignore[misc]
        return {**context, "restores_words": True}

    def tell(self) -> None:
        messages.info(self.request, _("Your text is back in the form. Check it and save."))


class RestoresPage(Restores):
    """For Wagtail's views of a page."""

    has_unsaved_changes: bool

    def form_valid(self, form: Any) -> HttpResponseBase:
        return self._as_typed() if self.is_restoring else super().form_valid(form)  # type: ignore[misc]

    def form_invalid(self, form: Any) -> HttpResponseBase:
        return self._as_typed() if self.is_restoring else super().form_invalid(form)  # type: ignore[misc]

    def _as_typed(self) -> HttpResponseBase:
        self.has_unsaved_changes = True
        self.tell()
        return self.render_to_response(self.get_context_data())  # type: ignore[attr-defined]


class RestoresRow(Restores):
    """For Wagtail's views of whatever is no page: a bound form counts as unsaved there."""

    produced_error_message: Any

    def is_valid(self, form: Any) -> bool:
        if not self.is_restoring:
            return bool(super().is_valid(form))  # type: ignore[misc]
        self.produced_error_message = None
        self.tell()
        return False


class CreatePage(OneDraft, RestoresPage, PageCreateView):
    pass


class EditPage(RestoresPage, PageEditView):
    pass


class CreateRow(RestoresRow, CreateView):
    pass


class EditRow(RestoresRow, EditView):
    pass


class CreateSnippet(RestoresRow, SnippetCreateView):
    pass


class EditSnippet(RestoresRow, SnippetEditView):
    pass
