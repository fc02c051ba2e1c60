"""The search page."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page

from djeli.stories.api import LATEST
from djeli.stories.models import Article
from djeli.web.answering import answer
from djeli.web.gathering import Gathering
from djeli.web.shown.head import PageHead
from djeli.web.shown.search import SearchPage, SearchResult
from djeli.web.surroundings import home, shell

LONGEST = 200
WORD = re.compile(r"[\w’'-]*\w")
RESULTS = 30


@gzip_page  # Not pressed, so nothing else packs it.
def search(request: HttpRequest) -> HttpResponse:
    """A form; with ``?q=`` the live stories that match best, 30 at most."""
    query = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST]
    gathering = Gathering()
    found = _find(query) if query else []
    gathering.want_ids(found)
    gathering.want(LATEST, 6)
    gathering.fetch()
    results = tuple(SearchResult(card=card) for card in gathering.cards(found))
    page = SearchPage(
        head=PageHead(title=_("Search"), robots="noindex"),
        query=query,
        results=results,
        total=len(results) if query else None,
        breadcrumb=(home(gathering),),
        latest=() if results else gathering.cards(gathering.ids(LATEST)[:4]),
    )
    return answer(request, shell(gathering, address="/search/"), page)


def _find(query: str) -> list[int]:
    # The index has a language of its own (quotes, NEAR, minus): readers write words.
    words = " ".join(WORD.findall(query))
    if not words:
        return []
    return [story.pk for story in Article.objects.live().only("pk").search(words)[:RESULTS]]
