"""Writes sums and the position in the log to the database, in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction

from djeli.readership.log_folding.sums import Count, Rows, Sums
from djeli.readership.log_folding.upserts import add
from djeli.readership.models import (
    FoldedLog,
    SiteFacet,
    SiteViews,
    Step,
    StoryFacet,
    StoryViews,
    Untallied,
)
from djeli.stories.models import Article


class FoldedMeanwhile(Exception):
    """Somebody else has folded this part of the log."""


def keep(sums: Sums, log: str, since: int, until: int) -> None:
    """Add ``sums`` of the log's bytes from ``since`` to ``until``. Raises FoldedMeanwhile if the
    log is not folded exactly that far."""
    with transaction.atomic():
        row, _ = FoldedLog.objects.select_for_update().get_or_create(name=log)
        if row.offset != since:
            raise FoldedMeanwhile(f"{log} is folded to {row.offset}, not to {since}")
        _keep(sums, _known(sums.story_ids()))
        row.offset = until
        row.save()


def _known(ids: Iterable[int]) -> set[int]:
    """Those of ``ids`` that are stories: anybody can report anything."""
    return {
        pk
        for some in _batches(sorted(ids), 500)
        for pk in Article.objects.filter(pk__in=some).values_list("pk", flat=True)
    }


def _batches(ids: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def _keep(sums: Sums, known: set[int]) -> None:
    stories = sums.rows(known)
    add(
        StoryViews,
        ["step", "at", "story"],
        ((key, count.numbers()) for key, count in stories.items()),
    )
    add(SiteViews, ["step", "at"], _of_the_site(stories))
    of_story: dict[Any, int] = defaultdict(int)
    of_site: dict[Any, int] = defaultdict(int)
    for (hour, day, story, kind, value), views in sums.facets(known).items():
        of_story[day, story, kind, value] += views
        of_site[hour, kind, value] += views
    add(StoryFacet, ["at", "story", "kind", "value"], _views(of_story))
    add(SiteFacet, ["at", "kind", "value"], _views(of_site))
    fresh: dict[int, int] = defaultdict(int)
    for (step, _, story), count in stories.items():
        if step is Step.DAY and count.views:
            fresh[story] += count.views
    add(Untallied, ["story"], _views({(story,): views for story, views in fresh.items()}))


def _views(counted: Mapping[Any, int]) -> Iterator[tuple[Any, dict[str, int]]]:
    for key, views in counted.items():
        yield key, {"views": views}


def _of_the_site(stories: Rows) -> Iterator[tuple[Any, dict[str, int]]]:
    whole: dict[Any, Count] = defaultdict(Count)
    for (step, at, _), count in stories.items():
        whole[step, at].add(count)
    for key, count in whole.items():
        numbers = count.numbers()
        del numbers["weight"]
        yield key, numbers
