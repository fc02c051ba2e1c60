"""Which lists a live story is in, and the newest of any list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import Count, QuerySet

from djeli.press import api as press
from djeli.press import prepared_sql
from djeli.press.prepared_sql import Prepared, no_text
from djeli.stories import publication_lock
from djeli.stories.corrections import places
from djeli.stories.fact_checks.list_keys import fact_check_keys
from djeli.stories.lists import months, restrictions
from djeli.stories.models import Article, Byline, Listing, Section

LATEST, SPONSORED = Listing.EVERY
"""What is paid for is no news: it has a list of its own, and is never among the latest."""
STEP = 4  # characters of a tree path per level (treebeard's steplen for Wagtail pages)


def section_key(section_id: int) -> str:
    return f"section:{section_id}"


def author_key(contributor_id: int) -> str:
    return f"author:{contributor_id}"


def agency_key(agency_id: int) -> str:
    return f"agency:{agency_id}"


def topic_key(topic_id: int) -> str:
    return f"topic:{topic_id}"


def retracted_key(key: str) -> str:
    """The list of what was retracted and would else be in the list ``key``."""
    return f"retracted:{key}"


def keys_of(article: Article) -> set[str]:
    """Every list that ``article`` is in while it is live."""
    homes = [article.path[:-STEP], *(path for (path,) in _FURTHER.rows([article.pk]))]
    paths = {home[:end] for home in homes for end in range(STEP, len(home) + 1, STEP)}
    bylines = list(_BYLINES.rows([article.pk]))
    return {
        SPONSORED if article.is_sponsored else LATEST,
        *(section_key(pk) for (pk,) in _SECTIONS.rows(sorted(paths))),
        *(author_key(contributor) for contributor, _ in bylines if contributor),
        *(agency_key(agency) for _, agency in bylines if agency),
        *([agency_key(article.agency_id)] if article.agency_id else []),
        *(topic_key(topic) for (topic,) in _TOPICS.rows([article.pk])),
        *(fact_check_keys(article.pk) if article.is_fact_check else ()),
    }


def relist(article: Article) -> None:
    """Put a live story into its lists, and take it out of the others."""
    stands = (
        article.live
        and article.first_published_at is not None
        and not restrictions.closes(article.path)
    )
    lists = keys_of(article) if stands else set()
    # Feeds still tell of a retracted story; no other list has it.
    wanted = set(map(retracted_key, lists)) if article.is_retracted else lists
    with transaction.atomic():
        publication_lock.hold()
        if article.updated_at:
            places.relist(article.pk, lists)
        rows = Listing.objects.filter(article_id=article.pk)
        stood = dict(_LISTED.rows([article.pk]))
        if stood.keys() - wanted:
            rows.exclude(key__in=wanted).delete()
        stood_at = {stood[key] for key in Listing.EVERY if key in stood}
        stands_at: set[datetime] = set()
        if (moment := article.first_published_at) and wanted:
            if any(stood[key] != moment for key in stood.keys() & wanted):
                rows.update(published_at=moment)
            new = [(key, article.pk, moment) for key in sorted(wanted - stood.keys())]
            prepared_sql.insert(Listing, ("key", "article", "published_at"), new)
            if not article.is_retracted:
                stands_at.add(moment)
        if stood_at != stands_at:
            months.recount(map(months.month_of, stood_at | stands_at))
        elif moment and article.updated_at and article.is_updated:
            months.note_change(months.month_of(moment), article.updated_at)


def relist_section(section: Section) -> None:
    """Put every story under ``section`` into the lists of its new place (after a move)."""
    touched = set()
    for article in Article.objects.descendant_of(section).live().iterator(chunk_size=500):
        relist(article)
        if article.first_published_at:
            touched.add(months.month_of(article.first_published_at))
    months.recount(touched)  # whose sitemaps have other addresses now


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
        press.depends_on_list(asked.key if isinstance(asked, Range) else name)
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
    """How many live stories are in a list."""
    press.depends_on_list(key)
    with connection.cursor() as cursor:
        # Each archive asks this with each publication; to write the SQL would take longer.
        cursor.execute("SELECT COUNT(*) FROM stories_listing WHERE key = %s", [key])
        (found,) = cursor.fetchone()
    return int(found)


def counts(keys: Sequence[str]) -> dict[str, int]:
    """How many live stories stand in each of the lists, in one query."""
    for key in keys:
        press.depends_on_list(key)
    rows = Listing.objects.filter(key__in=keys).order_by()
    return dict(rows.values_list("key").annotate(number=Count("pk")))


def oldest(key: str) -> datetime | None:
    """When the first of the live stories in a list appeared."""
    press.depends_on_list(key)
    rows = Listing.objects.filter(key=key).order_by("published_at")
    return rows.values_list("published_at", flat=True).first()


def _asked_further(pks: Sequence[int]) -> QuerySet[Any, Any]:
    return Section.objects.filter(further_stories__in=pks).order_by().values_list("path")


def _asked_sections(paths: Sequence[str]) -> QuerySet[Any, Any]:
    return Section.objects.filter(path__in=paths).order_by().values_list("pk")


def _asked_bylines(pks: Sequence[int]) -> QuerySet[Any, Any]:
    rows = Byline.objects.filter(article__in=pks).order_by()
    return rows.values_list("contributor_id", "agency_id")


def _asked_topics(pks: Sequence[int]) -> QuerySet[Any, Any]:
    return Article.topics.through.objects.filter(article_id__in=pks).values_list("topic_id")


def _asked_listed(pks: Sequence[int]) -> QuerySet[Any, Any]:
    return Listing.objects.filter(article__in=pks).values_list("key", "published_at")


_FURTHER = Prepared(_asked_further)
_SECTIONS = Prepared(_asked_sections, no_text)
_BYLINES = Prepared(_asked_bylines)
_TOPICS = Prepared(_asked_topics)
_LISTED = Prepared(_asked_listed)
