"""The URLs of the desk: Wagtail's admin, with a handler for stories that may not go live."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import include, path, reverse
from wagtail.admin import urls as wagtail_urls
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.redirects.views import process_import
from wagtail.utils.urlpatterns import decorate_urlpatterns

from djeli.desk.access.page_guard import guard
from djeli.desk.audit.exports import noting_exports
from djeli.desk.bin.guard import keep_in_bin
from djeli.desk.choosers.external_link import ExternalLinkDialog
from djeli.desk.choosers.stories import SearchPages
from djeli.desk.editor.moves import MoveView
from djeli.desk.editor.refusals import View, refuse_kindly
from djeli.desk.sign_in import urls as sign_in
from djeli.desk.sign_in.rules import enrolled, lasting
from djeli.desk.unsaved_text.receipts import tell_what_was_taken


def search_stories(request: HttpRequest) -> HttpResponse:
    """Wagtail's search lists its tree, root and all; a newsroom looks for stories."""
    return redirect(f"{reverse('stories:index')}?{urlencode({'q': request.GET.get('q', '')})}")


def no_privacy(request: HttpRequest, collection_id: int) -> HttpResponse:
    """A collection has no privacy of its own: readers have no logins."""
    raise Http404("collections have no privacy")


def import_redirects(request: HttpRequest) -> HttpResponseBase:
    """Wagtail's second step of an import; without what the first one sends, that comes again."""
    if not request.POST.keys() >= SENT_BY_FIRST_STEP:
        return redirect("wagtailredirects:start_import")
    return process_import(request)


def guarded(view: View) -> View:
    return lasting(
        enrolled(noting_exports(guard(tell_what_was_taken(refuse_kindly(keep_in_bin(view))))))
    )


move = require_admin_access(guarded(MoveView.as_view()))
search_pages = require_admin_access(guarded(SearchPages.as_view()))
external_link = require_admin_access(guarded(ExternalLinkDialog.as_view()))


def no_new_line_up(request: HttpRequest) -> HttpResponse:
    """A line-up is made on its board, and has no form in a chooser."""
    raise Http404("line-ups are not made in a chooser")


SENT_BY_FIRST_STEP = {"import_file_name", "input_format"}
second_step = require_admin_access(guarded(import_redirects))

urlpatterns = [
    path("redirects/import/process/", second_step),
    path("snippets/choose/stories/lineup/create/", no_new_line_up),
    path("pages/search/", search_stories),
    path("pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/", move),
    path("collections/<int:collection_id>/privacy/", no_privacy),
    path("choose-external-link/", external_link),
    path("choose-page/search/", search_pages),
    # Before Wagtail's, which ask for a login: a calendar has none, and at first nobody has one.
    path("calendar/", include("djeli.desk.planning.urls")),
    path("welcome/", include("djeli.desk.welcome.urls")),
    path("invitation/", include("djeli.desk.directory.invitations.urls")),
    *decorate_urlpatterns(sign_in.urlpatterns, lasting),
    *decorate_urlpatterns(wagtail_urls.urlpatterns, guarded),
]
