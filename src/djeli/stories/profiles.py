"""What is compared of stories, read for many at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from djeli.stories import gists
from djeli.stories.listings import STEP
from djeli.stories.meaning.nearness import Profile
from djeli.stories.meaning.terms import topic_term


def profiles_of(pks: Iterable[int]) -> dict[int, Profile]:
    """Profiles of the live stories among ``pks``."""
    from djeli.stories.models import Article

    wanted = sorted(set(pks))
    if not wanted:
        return {}
    columns = ("pk", "path", "language", "translation_of", "first_published_at", "is_sponsored")
    rows = Article.objects.filter(
        pk__in=wanted, live=True, first_published_at__isnull=False
    ).values_list(*columns)
    of_topics = _topics(wanted)
    told, homes = _told(wanted), _homes()
    return {
        row[0]: _profile(row, told.get(row[0], {}), of_topics.get(row[0], []), homes)
        for row in rows
    }


def _profile(
    row: Any, told: dict[str, float], topics: list[tuple[int, bool]], homes: dict[str, int]
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
    from djeli.stories.models import Gist

    rows = Gist.objects.filter(pk__in=pks).values_list("pk", "terms")
    return {pk: dict(pairs) for pk, pairs in rows}


def _homes() -> dict[str, int]:
    from djeli.stories.models import Section

    return dict(Section.objects.values_list("path", "pk"))


def _topics(pks: list[int]) -> dict[int, list[tuple[int, bool]]]:
    """Of each story its topics: id, and whether it is a running story."""
    from djeli.stories.models import Article, Topic

    rows = Article.topics.through.objects.filter(article_id__in=pks)
    found: dict[int, list[tuple[int, bool]]] = {}
    for story, topic, kind in rows.values_list("article_id", "topic_id", "topic__kind"):
        found.setdefault(story, []).append((topic, kind == Topic.Kind.RUNNING))
    return found


def rarities_of(profiles: Iterable[Profile]) -> dict[str, float]:
    """How much each of the terms and topics of ``profiles`` tells."""
    wanted: set[str] = set()
    for profile in profiles:
        wanted.update(profile.terms)
        wanted.update(map(topic_term, profile.topics))
    return gists.rarities(wanted)
