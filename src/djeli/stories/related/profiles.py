"""What two stories are compared by, read for many stories at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from djeli.press.prepared_sql import Prepared
from djeli.stories.lists.listings import STEP
from djeli.stories.lists.restrictions import listed
from djeli.stories.models import Article, Section, TermVector, Topic
from djeli.stories.related import term_vectors
from djeli.stories.related.nearness import Profile
from djeli.stories.related.terms import topic_term


def profiles_of(pks: Iterable[int], homes: Mapping[str, int] | None = None) -> dict[int, Profile]:
    """Profiles of the live stories among ``pks``. ``homes`` are ``homes_of_sections()``, for who
    asks more than once."""
    wanted = sorted(set(pks))
    if not wanted:
        return {}
    homes = homes_of_sections() if homes is None else homes
    of_topics, told = _topics(wanted), _told(wanted)
    return {
        row[0]: _profile(row, told.get(row[0], {}), of_topics.get(row[0], []), homes)
        for row in _STORIES.rows(wanted)
    }


def homes_of_sections() -> dict[str, int]:
    """Each section's id by its path in the tree."""
    return dict(_SECTIONS.every())


def _asked_sections(_: Sequence[int]) -> QuerySet[Any, Any]:
    return Section.objects.values_list("path", "pk")


def _asked_stories(pks: Sequence[int]) -> QuerySet[Any, Any]:
    columns = ("pk", "path", "language", "translation_of", "first_published_at", "is_sponsored")
    live = Article.objects.filter(listed(), pk__in=pks, first_published_at__isnull=False)
    return live.values_list(*columns)


def _asked_vectors(pks: Sequence[int]) -> QuerySet[Any, Any]:
    return TermVector.objects.filter(pk__in=pks).values_list("pk", "terms")


def _asked_topics(pks: Sequence[int]) -> QuerySet[Any, Any]:
    rows = Article.topics.through.objects.filter(article_id__in=pks)
    return rows.values_list("article_id", "topic_id", "topic__kind")


_SECTIONS = Prepared(_asked_sections)
_STORIES = Prepared(_asked_stories)
_VECTORS = Prepared(_asked_vectors)
_TOPICS = Prepared(_asked_topics)


def _profile(
    row: Any, told: dict[str, float], topics: list[tuple[int, bool]], homes: Mapping[str, int]
) -> Profile:
    pk, path, language, translation_of, published_at, is_sponsored = row
    home = path[:-STEP]
    return Profile(
        pk=pk,
        published_at=published_at,
        terms=told,
        topics=frozenset(topic for topic, _ in topics),
        running=min((topic for topic, is_running in topics if is_running), default=None),
        section=homes.get(home, 0),
        above=homes.get(home[:-STEP], 0),
        language=language,
        original=translation_of or pk,
        is_sponsored=is_sponsored,
    )


def _told(pks: list[int]) -> dict[int, dict[str, float]]:
    return {pk: dict(pairs) for pk, pairs in _VECTORS.rows(pks)}


def _topics(pks: list[int]) -> dict[int, list[tuple[int, bool]]]:
    """Of each story its topics: id, and whether it is a running story."""
    found: dict[int, list[tuple[int, bool]]] = {}
    for story, topic, kind in _TOPICS.rows(pks):
        found.setdefault(story, []).append((topic, kind == Topic.Kind.RUNNING))
    return found


def rarities_of(profiles: Iterable[Profile]) -> dict[str, float]:
    """How much each of the terms and topics of ``profiles`` tells."""
    wanted: set[str] = set()
    for profile in profiles:
        wanted.update(profile.terms)
        wanted.update(map(topic_term, profile.topics))
    return term_vectors.rarities(wanted)
