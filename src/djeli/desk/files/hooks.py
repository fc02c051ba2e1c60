"""Hidden documents where Wagtail asks no policy: its API for the desk, and the files themselves."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet

from djeli.desk.files import hidden_sources
from djeli.stories.public_files import showings
from djeli.stories.public_files.showings import Publicity


class DocumentsThatMayBeSeen(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return hidden_sources.seen_by(self.request.user, super().get_queryset())


@hooks.register("construct_admin_api", order=1)  # after Wagtail's own, whose place it takes
def list_what_may_be_seen(router: WagtailAPIRouter) -> None:
    router.register_endpoint("documents", DocumentsThatMayBeSeen)


@hooks.register("before_serve_document")
def closed_to_some(document: Any, request: HttpRequest) -> None:
    """What readers may fetch is for all, and nobody is asked who they are. Raises Http404."""
    if showings.document(document.pk) is Publicity.NOW:
        return
    user: Any = request.user
    if not user.is_authenticated or not hidden_sources.may_see(user, [document.pk]):
        raise Http404("no such document")
