"""What the four kinds of page have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from djeli.desk.bin.refusals import why_not_withdrawn
from djeli.desk.bin.views import ThrowAwayView, refuse
from djeli.desk.editor.copies import DraftCopyView
from djeli.desk.editor.side_panels import WithoutChecks
from djeli.desk.editor.versions import RevertView
from djeli.desk.unsaved_text.restored_forms import CreatePage, EditPage


class WithdrawView(UnpublishView):
    """Says why where a page cannot be withdrawn."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        page = get_object_or_404(Page, id=self.pk).specific
        why = why_not_withdrawn(page)
        return refuse(request, page, why) if why else super().dispatch(request, *args, **kwargs)


class CreatePageView(WithoutChecks, CreatePage):
    pass


class EditPageView(WithoutChecks, EditPage):
    pass


class EditionPageViewSet(PageViewSet):
    """What the four kinds of page have in common."""

    add_view_class = CreatePageView
    edit_view_class = EditPageView
    delete_view_class = ThrowAwayView
    unpublish_view_class = WithdrawView
    revisions_revert_view_class = RevertView
    copy_view_class = DraftCopyView
