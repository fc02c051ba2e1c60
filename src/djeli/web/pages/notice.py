"""Error pages: not found, gone, not now. Each has a link onwards."""

from __future__ import annotations

import logging
import sys
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from djeli.press.render.addresses import MISSING
from djeli.stories.lists.listings import LATEST
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import shell
from djeli.web.responses import USUAL, answer, answer_alone
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.notice import NoticePage
from djeli.web.view_models.shell import Shell

logger = logging.getLogger(__name__)

Status = Literal[200, 400, 403, 404, 405, 410, 429, 500, 503]
TITLES = {
    400: "We could not read this request",
    403: "You cannot open this page",
    404: "Page not found",
    410: "This story was withdrawn",
    500: "Something went wrong on our side",
    503: "Back in a moment",
}


def notice(request: HttpRequest, status: Status, heading: str = "", text: str = "") -> HttpResponse:
    """The page for ``status``, with the latest stories as a way on; under another heading and with
    another text than the usual ones where these are given."""
    page_data = PageData(getattr(request, "tree", None))
    page_data.want(LATEST, 6)
    page_data.fetch()
    page = NoticePage(
        head=PageHead(title=heading or _(TITLES[status]), robots="noindex"),
        status=status,
        heading=heading,
        text=text,
        links=(Link(_("Front page"), "/"), Link(_("Latest"), "/latest/")),
        latest=page_data.cards(page_data.ids(LATEST)[:4]),
    )
    return answer(request, shell(page_data), page, status=status, rank=USUAL)


def plain_notice(request: HttpRequest, status: Status) -> HttpResponse:
    """The page for ``status`` without asking anything of the database."""
    page = NoticePage(
        head=PageHead(title=TITLES[status], is_whole_title=True, robots="noindex"),
        status=status,
        links=(Link("Front page", "/"),),
    )
    # The edition's name is in the database.
    name = urlsplit(settings.BASE_URL).hostname or ""
    return answer_alone(Shell(edition_name=name), page, status)


@cache
def unreachable() -> bytes:
    """The page for what is not pressed while the database does not answer."""
    return plain_notice(HttpRequest(), 503).content


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, also when the database cannot be asked for a way on."""
    if getattr(request, "is_press", False) and request.path != MISSING:
        # Nobody sees it: one page is kept for all these addresses. What it shows would count as
        # read by a redirect that is answered in its place.
        return plain_notice(request, 404)
    return _or_plain(request, 404)


def gone(request: HttpRequest, heading: str = "", text: str = "") -> HttpResponse:
    """410: the story, or what ``heading`` says, was here and has been withdrawn. ``text`` is what
    the newsroom tells readers of that."""
    return _or_plain(request, 410, heading, text)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return plain_notice(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return plain_notice(request, 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 where the database cannot be reached, which mostly passes."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return plain_notice(request, 500)
    # A connection to what was there before would go on failing when it is there again.
    connections.close_all()
    response = plain_notice(request, 503)
    response["Retry-After"] = "60"
    response["Cache-Control"] = "no-store"
    return response


def busy(request: HttpRequest) -> HttpResponse:
    """503: more is asked at once than can be answered."""
    response = plain_notice(request, 503)
    response["Retry-After"] = "2"
    return response


def _or_plain(
    request: HttpRequest, status: Status, heading: str = "", text: str = ""
) -> HttpResponse:
    try:
        return notice(request, status, heading, text)
    except Exception:
        if getattr(request, "is_press", False) and (status == 410 or request.path == MISSING):
            raise  # what is pressed stays, and is better
        logger.exception("the %s page could not be filled", status)
        return plain_notice(request, status)
