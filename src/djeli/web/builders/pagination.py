"""Which page of a list was asked for."""

from __future__ import annotations

import math
import re

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from djeli.stories.lists import listings
from djeli.stories.tree import TreeNode
from djeli.web.builders.page_data import PageData
from djeli.web.view_models.card import Card
from djeli.web.view_models.pages.lists import Pagination

STORIES_A_PAGE = 24
ARCHIVE = "archive"
PAGE = "page"
"""The argument of the query that says which page."""
PAGE_NUMBER = re.compile("[1-9][0-9]{0,5}")
"""Written in one way only: "02" would be a page of its own for the press."""


def page_number(request: HttpRequest) -> int:
    """``?page=N``, 1 if it is absent. Raises Http404 for what is no page number."""
    written = request.GET.get(PAGE, "1")
    if not PAGE_NUMBER.fullmatch(written):
        raise Http404("no such page")
    return int(written)


def numbered(text: str, number: int) -> str:
    """A title or a description, told apart from those of the other pages of its list."""
    if number == 1 or not text:
        return text
    return _("%(text)s (page %(number)s)") % {"text": text, "number": number}


def want_page(page_data: PageData, key: str, number: int) -> None:
    """Ask for one page of the list ``key``."""
    page_data.want(key, STORIES_A_PAGE, (number - 1) * STORIES_A_PAGE, name=ARCHIVE)


def read_page(
    page_data: PageData, key: str, number: int, address: str, within: TreeNode | None = None
) -> tuple[tuple[Card, ...], Pagination | None]:
    """The cards of the page that was wanted, and where it is. Raises Http404 beyond the last."""
    cards = page_data.cards(page_data.ids(ARCHIVE), within)
    if not cards and number > 1:
        raise Http404("no such page")
    if number == 1 and len(cards) < STORIES_A_PAGE:
        return cards, None
    pages = max(number, math.ceil(listings.count(key) / STORIES_A_PAGE))
    return cards, Pagination(number=number, count=pages, url=address) if pages > 1 else None
