"""The news sitemap: stories of the last two days (developers.google.com/search/docs, sitemaps).

Which stories those are is said by a row that the clock writes, for a render looks at no watch.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from django.db.models import Max
from django.utils import timezone

from djeli.feeds.models import NewsWindow
from djeli.feeds.sitemaps.writing import Line, moment, text
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.api import LATEST
from djeli.stories.models import Article, Edition, Listing
from djeli.stories.tree import Tree

WINDOW = timedelta(days=2)
MOST = 1000
"""News of one sitemap; Google reads no more."""


def stories() -> Iterator[tuple[Line, str]]:
    """The stories of the window, newest first, and what is said of each."""
    edition, tree = Edition.current(), Tree.current()
    since = NewsWindow.current()
    press.read_list(LATEST)
    listed = Listing.objects.filter(key=LATEST)
    if since is None:
        newest = listed.aggregate(newest=Max("published_at"))["newest"]
        since = newest - WINDOW if newest else None
    if since is None:
        return
    found = list(
        Article.objects.filter(live=True, listings__key=LATEST, listings__published_at__gte=since)
        .order_by("-listings__published_at", "-pk")
        .values_list("pk", "url_path", "language", "first_published_at", "title", "is_sponsored")[
            :MOST
        ]
    )
    press.read_rows(Article, [pk for pk, *_ in found])
    for _, url_path, language, published, title, is_sponsored in found:
        if not is_sponsored:
            line = Line(absolute(tree.address(url_path or "")))
            yield line, _news(edition.name, language, published, title)


@lru_cache(maxsize=MOST * 2)
def _news(name: str, language: str, published: datetime, title: str) -> str:
    return (
        f"<news:news><news:publication><news:name>{text(name)}</news:name>"
        f"<news:language>{text(code(language))}</news:language></news:publication>"
        f"<news:publication_date>{moment(published)}</news:publication_date>"
        f"<news:title>{text(title)}</news:title></news:news>"
    )


def code(language: str) -> str:
    """ISO 639, as Google wants it: two or three letters, but for the two kinds of Chinese."""
    folded = language.lower()
    return folded if folded in {"zh-cn", "zh-tw"} else folded.partition("-")[0]


def turn_window(at: datetime | None = None) -> bool:
    """Let stories go that are older than two days; True where there were any. The clock's work."""
    since = (at or timezone.now()) - WINDOW
    before = NewsWindow.current()
    leaving = Listing.objects.filter(key=LATEST, published_at__lt=since)
    if before is not None and not leaving.filter(published_at__gte=before).exists():
        return False
    NewsWindow.objects.update_or_create(pk=1, defaults={"since": since})
    return True
