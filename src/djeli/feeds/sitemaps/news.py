"""The news sitemap: stories of the last two days (developers.google.com/search/docs, sitemaps).

A row that the clock writes says which stories those are, because a render has no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from djeli.feeds.models import NewsWindow
from djeli.feeds.sitemaps.markup import Line, moment, story, text
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.lists.listings import LATEST
from djeli.stories.lists.restrictions import shown
from djeli.stories.models import Article, Edition, Listing
from djeli.stories.tree import Tree

WINDOW = timedelta(days=2)
MOST = 1000
"""News of one sitemap; Google reads no more."""


def stories() -> list[str]:
    """The stories of the window as a sitemap's elements, newest first; of what is paid for an empty
    text."""
    press.depends_on_list(LATEST)
    since = NewsWindow.current() or _two_days_before_the_newest()
    ids = _published(since) if since else []
    known: press.SnapshotCache[str] = press.snapshot_cache("news", MOST)
    if unknown := known.lacking(ids):
        with press.separate_dependencies() as read:
            made = dict.fromkeys(unknown, "") | dict(_made(unknown))
        # Whatever rows of stories were read together, each depends on its own.
        shared = [key for key in read if not key.startswith(f"{press.row_key(Article, '')}")]
        known.keep(made, lambda pk: [press.row_key(Article, pk), *shared])
    return list(known.take(ids).values())


def _two_days_before_the_newest() -> datetime | None:
    newest = Listing.objects.filter(key=LATEST).aggregate(at=Max("published_at"))["at"]
    return newest - WINDOW if newest else None


def _published(since: datetime) -> list[int]:
    """Ids of what was published since then, newest first. Publications ask this each time, and it
    takes longer to write the SQL than to answer it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT article_id FROM stories_listing WHERE key = %s AND published_at >= %s"
            " ORDER BY published_at DESC, article_id DESC LIMIT %s",
            [LATEST, connection.ops.adapt_datetimefield_value(since), MOST],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _made(ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    edition, tree = Edition.current(), Tree.current()
    columns = ("pk", "url_path", "language", "first_published_at", "title", "is_sponsored")
    found = Article.objects.filter(shown(), pk__in=ids).values_list(*columns)
    for pk, url_path, language, published, title, is_sponsored in found:
        if not is_sponsored:
            line = Line(absolute(tree.address(url_path or "")))
            yield pk, story(line, _news(edition.name, language, published, title))


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
    """Let stories go that are older than two days; True if there were any. The clock's work."""
    since = (at or timezone.now()) - WINDOW
    before = NewsWindow.current()
    leaving = Listing.objects.filter(key=LATEST, published_at__lt=since)
    if before is not None and not leaving.filter(published_at__gte=before).exists():
        return False
    NewsWindow.objects.update_or_create(pk=1, defaults={"since": since})
    return True
