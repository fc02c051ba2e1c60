"""Documents: who may fetch them, and as what.

Wagtail serves the file. Before that a document must be linked from something live, or be fetched by
the newsroom; and no collection that it is in may be closed (``wagtail_hooks``).
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.documents.views.serve import serve

from djeli.stories.public_files import showings
from djeli.stories.public_files.showings import Publicity
from djeli.web.files.media import is_of_the_newsroom, private
from djeli.web.pages.notice import gone

HARMLESS = frozenset(
    {
        "application/msword",
        "application/pdf",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/zip",
        "text/csv",
        "text/plain",
    }
)
"""What a browser shows or saves, and never runs. All else is bytes to be saved."""
SHOWN = "application/pdf"


def document(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponse:
    """The document; 404 for one that was never public, 410 for one that was and is no longer."""
    pk = int(document_id)
    publicity = showings.document(pk)
    if publicity is not Publicity.NOW and not is_of_the_newsroom(request):
        if publicity is Publicity.OVER:
            return private(gone(request, _("This document was withdrawn")))
        raise Http404("no such document")
    response: HttpResponse = serve(request, pk, document_filename)
    _make_harmless(response)
    if publicity is Publicity.NOW:
        # The address stays when the file is replaced or withdrawn: everybody asks each time.
        response["Cache-Control"] = "public, no-cache"
        return response
    return private(response)


def _make_harmless(response: HttpResponse) -> None:
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if response.status_code != 200 or "Content-Disposition" not in response.headers:
        return  # nothing of the document: a form for a password, or that it is as it was
    if kind not in HARMLESS:
        response["Content-Type"] = "application/octet-stream"
    if kind != SHOWN:
        response["Content-Disposition"] = response["Content-Disposition"].replace(
            "inline", "attachment", 1
        )
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
