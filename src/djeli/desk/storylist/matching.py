"""Which stories the search box finds: those that have its words anywhere, or begin so."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from djeli.stories.models import Article

MOST = 1000
"""So many are found by either way, on SQLite the newest; who gets more adds a word."""


def matching(stories: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Those of ``stories`` in whose headline, text, names, topics, captions, credits or places all
    ``words`` stand, and those whose headline has words that begin so."""
    found: set[int] = set()
    for look in ("search", "autocomplete"):
        keys = _keys(Article.objects.all(), look, words)
        if len(keys) == MOST:
            # There are more: the newest of those that are looked at, which takes longer.
            among = Article.objects.filter(pk__in=stories.order_by().values("pk"))
            keys = _keys(among, look, words)
        found |= keys
    return stories.filter(pk__in=found)


def _keys(stories: Any, look: str, words: str) -> set[int]:
    return {row.pk for row in getattr(stories.only("pk"), look)(words)[:MOST]}
