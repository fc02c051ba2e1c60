"""The URLs of the desk: Wagtail's admin, with a handler for stories that may not go live."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from wagtail.admin import urls as wagtail_urls
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from djeli.desk.access.page_guard import guard
from djeli.desk.bin.guard import keep_in_bin
from djeli.desk.editor.moves import MoveView
from djeli.desk.editor.refusals import View, refuse_kindly
from djeli.desk.unsaved_text.receipts import tell_what_was_taken


def search_stories(request: HttpRequest) -> HttpResponse:
    """Wagtail's search lists its tree, root and all; a newsroom looks for stories."""
    return redirect(f"{reverse('stories:index')}?{urlencode({'q': request.GET.get('q', '')})}")


def no_privacy(request: HttpRequest, collection_id: int) -> HttpResponse:
    """A collection has no privacy of its own: readers have no logins."""
    raise Http404("collections have no privacy")


def guarded(view: View) -> View:
    return guard(tell_what_was_taken(refuse_kindly(keep_in_bin(view))))


move = require_admin_access(guarded(MoveView.as_view()))

urlpatterns = [
    path("pages/search/", search_stories),
    path("pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/", move),
    path("collections/<int:collection_id>/privacy/", no_privacy),
    # Before Wagtail's, which ask for a login: nobody has one yet.
    path("welcome/", include("djeli.desk.welcome.urls")),
    *decorate_urlpatterns(wagtail_urls.urlpatterns, guarded),
]
