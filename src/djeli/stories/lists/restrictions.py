"""Restricted pages: readers see neither them nor the pages below them.

The desk has no such control, because a news site has no private pages. A row may still come from a
script or another extension (``wagtailcore_pageviewrestriction``). The page is then treated as
withdrawn everywhere, until the row is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr
from wagtail.models import PageViewRestriction

from djeli.press.prepared_sql import Prepared


def shown(to: str = "") -> Q:
    """The condition that readers may see a page: it is live, and nothing closes it.

    ``to`` leads from the rows that are asked for to the page: ``"story__"``.
    """
    above = Substr(OuterRef(f"{to}path"), 1, Length("page__path"))
    closes = PageViewRestriction.objects.filter(page__path=above).order_by()
    return Q(**{f"{to}live": True}) & ~Q(Exists(closes))


def listed() -> Q:
    """The condition that readers find a story in lists: they may see it, and it was not
    retracted. The page of a retracted story stays, and says why."""
    return shown() & Q(is_retracted=False)


def restricted() -> Exists:
    """The condition that a page has a restriction of its own."""
    return Exists(PageViewRestriction.objects.filter(page=OuterRef("pk")).order_by())


def restricted_ids() -> QuerySet[Any, Any]:
    """The ids of all pages that have a restriction of their own: hardly ever any."""
    return PageViewRestriction.objects.order_by().values("page")


def closed_paths() -> list[str]:
    """The tree paths of all pages that have a restriction of their own: hardly ever any."""
    return [path for (path,) in _CLOSED.every()]


def is_closed(path: str, paths: Iterable[str]) -> bool:
    """True if one of ``paths`` is ``path`` itself or above it."""
    return any(path.startswith(one) for one in paths)


def closes(path: str) -> bool:
    """True if the page at ``path`` is closed now."""
    return is_closed(path, closed_paths())


def _asked_closed(_: Sequence[int]) -> QuerySet[Any, Any]:
    return PageViewRestriction.objects.order_by("page__path").values_list("page__path")


_CLOSED = Prepared(_asked_closed)
