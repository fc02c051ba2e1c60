"""The sources of a story that readers may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from djeli.press.prepared_sql import Prepared
from djeli.stories.models import Article, Source

COLUMNS = (
    "kind",
    "who",
    "link",
    "checked_how",
    "checked_on",
    "is_anonymous",
    "why_anonymous",
    "document_id",
)
"""What of a source readers may see, and no other column."""


@dataclass(frozen=True, slots=True)
class PublicSource:
    """A source as readers may know of it; ``kind`` as of ``Source.Kind``, ``document`` an id."""

    kind: str
    who: str
    link: str = ""
    checked_how: str = ""
    checked_on: date | None = None
    is_anonymous: bool = False
    why_anonymous: str = ""
    document: int | None = None


def sources_of(story: Article, *, is_draft: bool = False) -> list[PublicSource]:
    """The public sources in order. Agency copy names its agency by itself. ``is_draft``: as the
    revision has them, not the table."""
    if is_draft:
        rows = [one for one in story.sources.all() if one.is_public]
        found = [PublicSource(*(getattr(one, name) for name in COLUMNS)) for one in rows]
    else:
        found = own_sources_of(story)
    return _with_agency(story, found)


def sources_of_each(stories: Iterable[Article]) -> dict[int, list[PublicSource]]:
    """The same for many stories, by the story's id: one query, or none."""
    several = list(stories)
    own: dict[int, list[PublicSource]] = {story.pk: [] for story in several}
    for article, *row in _SOURCES.rows([story.pk for story in several if story.has_sources]):
        own[article].append(PublicSource(*row))
    return {story.pk: _with_agency(story, own[story.pk]) for story in several}


def own_sources_of(story: Article) -> list[PublicSource]:
    """The public sources that the table has, without the agency that copy names by itself."""
    if not story.has_sources:
        return []
    return [PublicSource(*row) for _, *row in _SOURCES.rows([story.pk])]


def _with_agency(story: Article, found: list[PublicSource]) -> list[PublicSource]:
    if story.agency and not any(one.kind == Source.Kind.AGENCY for one in found):
        agency = PublicSource(Source.Kind.AGENCY, story.agency.name, story.agency.url)
        return [agency, *found]
    return found


def _asked(pks: Sequence[int]) -> QuerySet[Any, Any]:
    rows = Source.objects.filter(article__in=pks, is_public=True).order_by("sort_order", "pk")
    return rows.values_list("article_id", *COLUMNS)


_SOURCES = Prepared(_asked)
