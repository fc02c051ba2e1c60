"""Which lists a live story stands in, and the newest of any list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection, transaction

from djeli.press import api as press

if TYPE_CHECKING:
    from djeli.stories.models import Article, Section

LATEST = "latest"
STEP = 4  # characters of a tree path per level (treebeard's steplen for Wagtail pages)


def section_key(section_id: int) -> str:
    return f"section:{section_id}"


def author_key(contributor_id: int) -> str:
    return f"author:{contributor_id}"


def agency_key(agency_id: int) -> str:
    return f"agency:{agency_id}"


def topic_key(topic_id: int) -> str:
    return f"topic:{topic_id}"


def keys_of(article: Article) -> set[str]:
    """Every list in which ``article`` stands while it is live."""
    from djeli.stories.models import Section

    homes = [article.path[:-STEP], *article.further_sections.values_list("path", flat=True)]
    paths = {home[:end] for home in homes for end in range(STEP, len(home) + 1, STEP)}
    sections = Section.objects.filter(path__in=paths).values_list("pk", flat=True)
    bylines = article.bylines.all()
    return {
        LATEST,
        *(section_key(pk) for pk in sections),
        *(author_key(byline.contributor_id) for byline in bylines if byline.contributor_id),
        *(agency_key(byline.agency_id) for byline in bylines if byline.agency_id),
        *([agency_key(article.agency_id)] if article.agency_id else []),
        *(topic_key(topic.pk) for topic in article.topics.all()),
    }


def relist(article: Article) -> None:
    """Put a live story into its lists, and take it out of those in which it no longer stands."""
    from djeli.stories import months
    from djeli.stories.models import Listing

    stands = article.live and article.first_published_at is not None
    wanted = keys_of(article) if stands else set()
    with transaction.atomic():
        rows = Listing.objects.filter(article_id=article.pk)
        stood = dict(rows.values_list("key", "published_at"))
        if stood.keys() - wanted:
            rows.exclude(key__in=wanted).delete()
        moments = {stood[LATEST]} if LATEST in stood else set()
        if (moment := article.first_published_at) and wanted:
            if any(stood[key] != moment for key in stood.keys() & wanted):
                rows.update(published_at=moment)
            Listing.objects.bulk_create(
                Listing(key=key, article_id=article.pk, published_at=moment)
                for key in sorted(wanted - stood.keys())
            )
            moments.add(moment)
        months.recount(map(months.month_of, moments))


def relist_section(section: Section) -> None:
    """Put every story under ``section`` into the lists of where it now stands (after a move)."""
    from djeli.stories.models import Article

    for article in Article.objects.descendant_of(section).live().iterator(chunk_size=500):
        relist(article)


class Range(NamedTuple):
    """``size`` stories of the list ``key``, newest first, after the first ``skip``."""

    key: str
    size: int
    skip: int = 0


def newest(wanted: Mapping[str, Range | int]) -> dict[str, list[int]]:
    """Ids of the newest stories of each list, newest first: one query for any number of lists.

    ``wanted`` maps a name of the caller's own to a range; an int is that many of the list so named.
    """
    found: dict[str, list[int]] = {name: [] for name in wanted}
    if not wanted:
        return found
    for name, asked in wanted.items():
        press.read_list(asked.key if isinstance(asked, Range) else name)
    # Each arm is a range of the index (key, -published_at, -article); Django cannot say a union of
    # limited queries on SQLite.
    arm = (
        "SELECT * FROM (SELECT CAST(%s AS INTEGER) AS place, article_id FROM stories_listing "
        "WHERE key = %s ORDER BY published_at DESC, article_id DESC LIMIT %s OFFSET %s) AS arm"
    )
    arguments: list[Any] = []
    for place, (name, asked) in enumerate(wanted.items()):
        arguments += [place, *(asked if isinstance(asked, Range) else Range(name, asked))]
    names = list(wanted)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([arm] * len(names)), arguments)
        for place, article_id in cursor.fetchall():
            found[names[place]].append(article_id)
    return found


def count(key: str) -> int:
    """How many live stories stand in a list."""
    press.read_list(key)
    with connection.cursor() as cursor:
        # Each archive asks this with each publication; to write the SQL would take longer.
        cursor.execute("SELECT COUNT(*) FROM stories_listing WHERE key = %s", [key])
        (found,) = cursor.fetchone()
    return int(found)


def oldest(key: str) -> datetime | None:
    """When the first of the live stories in a list appeared."""
    from djeli.stories.models import Listing

    press.read_list(key)
    rows = Listing.objects.filter(key=key).order_by("published_at")
    return rows.values_list("published_at", flat=True).first()
