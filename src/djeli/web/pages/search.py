"""The search page."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page

from djeli.search.results import PAGE, Hit, Query, Results, find
from djeli.stories.lists.listings import LATEST
from djeli.web.builders.page_data import PageData
from djeli.web.builders.search_filters import Choices, chosen, offered
from djeli.web.builders.shells import home, shell
from djeli.web.html.markup import with_marks
from djeli.web.pages.notice import busy
from djeli.web.responses import answer
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.lists import Pagination
from djeli.web.view_models.pages.search import SearchPage, SearchResult

ADDRESS = "/search/"
AT_ONCE = 4
"""Searches that one process does at the same time: the others wait their turn, ..."""
PATIENCE = 1.0
"""... for so many seconds, and are then asked to come again."""
_searches = threading.BoundedSemaphore(AT_ONCE)


@gzip_page  # Not pressed, so nothing else packs it.
def search(request: HttpRequest) -> HttpResponse:
    """A form; with ``?q=`` what matches best, a page at a time."""
    with _place() as is_ours:
        if not is_ours:
            return busy(request)
        return _search(request)


@contextmanager
def _place() -> Iterator[bool]:
    is_ours = _searches.acquire(timeout=PATIENCE)
    try:
        yield is_ours
    finally:
        if is_ours:
            _searches.release()


def _search(request: HttpRequest) -> HttpResponse:
    page_data = PageData()
    choices = chosen(request, page_data.tree)
    number = _page_number(request)
    narrowing = choices.narrowing
    typed = request.GET.get("q", "")
    query = Query(typed, narrowing, by_date=choices.by_date, page=number)
    results = find(query)
    if results.total and not results.hits:
        # Beyond the last page: the last one.
        number = math.ceil(results.total / PAGE)
        results = find(replace(query, page=number))
    page_data.want_ids(hit.story_id for hit in results.hits)
    page_data.want(LATEST, 6)
    page_data.fetch()
    page = _page(results, choices, page_data, number)
    return answer(request, shell(page_data, address=ADDRESS), page)


def _page(results: Results, choices: Choices, page_data: PageData, number: int) -> SearchPage:
    shown = tuple(_result(hit, page_data) for hit in results.hits if hit.story_id in page_data.rows)
    title = _("Search: %s") % results.text if results.text else _("Search")
    return SearchPage(
        head=PageHead(title=title, robots="noindex"),
        query=results.text,
        results=shown,
        total=results.total if results.text and not results.is_too_much else None,
        is_more=results.is_more,
        is_some=results.is_some,
        notes=tuple(_notes(results)),
        suggestion=_suggestion(results, choices),
        without_choices=_without_choices(results, choices),
        pagination=_pagination(results, choices, number),
        breadcrumb=(home(page_data),),
        latest=() if shown else page_data.cards(page_data.ids(LATEST)[:4]),
        **offered(choices, results, page_data.tree),
    )


def _result(hit: Hit, page_data: PageData) -> SearchResult:
    return SearchResult(
        card=page_data.card(hit.story_id),
        headline=with_marks(hit.headline),
        snippet=with_marks(hit.lines),
    )


def _notes(results: Results) -> Iterator[str]:
    if results.is_cut:
        yield _("Your search was too long. We searched for the first part.")
    if results.is_too_much:
        yield _("This search took too long. Try fewer or less common words.")


def _suggestion(results: Results, choices: Choices) -> Link | None:
    if not results.suggestion:
        return None
    return Link(results.suggestion, _address(("q", results.suggestion), *choices.arguments))


def _without_choices(results: Results, choices: Choices) -> Link | None:
    if results.total or not choices.is_narrowed or not results.text:
        return None
    return Link(_("Search all sections and dates"), _address(("q", results.text)))


def _pagination(results: Results, choices: Choices, number: int) -> Pagination | None:
    count = math.ceil(results.total / PAGE)
    if count < 2:
        return None
    arguments = (("q", results.text), *choices.arguments)
    return Pagination(number=min(number, count), count=count, url=ADDRESS, arguments=arguments)


def _address(*arguments: tuple[str, str]) -> str:
    return f"{ADDRESS}?{urlencode(arguments)}"


def _page_number(request: HttpRequest) -> int:
    """``?page=N``; 1 if it is not a page number: a search should not end in an error."""
    written = request.GET.get("page", "")
    is_number = written.isascii() and written.isdigit() and len(written) <= 4
    return max(1, int(written)) if is_number else 1
