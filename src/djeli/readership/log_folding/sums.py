"""Adds up lines: what one step will write to the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from djeli.readership.beacon.lines import Line
from djeli.readership.models import Facet, Step
from djeli.readership.time_steps import floor

STEPS = (Step.MINUTE, Step.HOUR, Step.DAY)
QUARTERS = (25, 50, 75, 100)
OF_VIEWS = (Facet.REFERRER, Facet.DEVICE, Facet.LANGUAGE)
PART = 900
"""Seconds that are never of two hours: zones differ by quarters of an hour."""


class Times(NamedTuple):
    """The minute, hour and day of the edition in which an instant lies."""

    minute: datetime
    hour: datetime
    day: datetime
    date: str


@lru_cache(maxsize=4096)
def times_of(minute: int) -> Times:
    """Of the ``minute``-th minute since 1970."""
    at = datetime.fromtimestamp(minute * 60, UTC)
    minute_, hour, day = (floor(at, step) for step in STEPS)
    return Times(minute_, hour, day, day.date().isoformat())


@dataclass(slots=True)
class Count:
    """What one row grows by; its fields are those of the row."""

    views: int = 0
    newcomers: int = 0
    weight: int = 0
    readings: int = 0
    depth: int = 0
    seconds: int = 0

    def add(self, other: Count) -> None:
        self.views += other.views
        self.newcomers += other.newcomers
        self.weight += other.weight
        self.readings += other.readings
        self.depth += other.depth
        self.seconds += other.seconds

    def numbers(self) -> dict[str, int]:
        """By the names of the row's fields."""
        return {name: getattr(self, name) for name in FIELDS}


FIELDS = tuple(one.name for one in fields(Count))
Rows = dict[tuple[Step, datetime, int], Count]
"""Counts by (step, its beginning, story)."""
Facets = dict[tuple[datetime, datetime, int, Facet, str], int]
"""Views by (hour, day, story, kind, value)."""


class Sums:
    """Adds lines up as finely as they come; hours, days and facets are made of that at the end,
    once for all lines of one minute."""

    def __init__(self) -> None:
        self._counts: dict[tuple[int, int], Count] = defaultdict(Count)
        self._views: dict[tuple[int, int, str, str, str], int] = defaultdict(int)
        self._ends: dict[tuple[int, int, int], int] = defaultdict(int)

    def add_view(self, line: Line, *, is_newcomer: bool, has_weight: bool) -> None:
        """Somebody's first view of a story on this day."""
        count = self._counts[line.at // 60, line.story]
        count.views += 1
        count.newcomers += is_newcomer
        count.weight += has_weight
        part = line.at // PART, line.story, line.referrer, line.device, line.language
        self._views[part] += 1

    def add_end(self, line: Line) -> None:
        """How somebody's first visit to a story on this day ended."""
        count = self._counts[line.at // 60, line.story]
        count.readings += 1
        count.depth += line.depth
        count.seconds += line.seconds
        quarter = next(one for one in QUARTERS if line.depth <= one)
        self._ends[line.at // PART, line.story, quarter] += 1

    def story_ids(self) -> set[int]:
        return {story for _, story in self._counts}

    def rows(self, known: Container[int]) -> Rows:
        """Of the ``known`` stories."""
        found: Rows = defaultdict(Count)
        for (minute, story), count in self._counts.items():
            if story in known:
                for step, at in zip(STEPS, times_of(minute)[:3], strict=True):
                    found[step, at, story].add(count)
        return found

    def facets(self, known: Container[int]) -> Facets:
        """Of the ``known`` stories."""
        found: Facets = defaultdict(int)
        for (part, story, *values), views in self._views.items():
            if story in known:
                _, hour, day, _ = times_of(part * PART // 60)
                for kind, value in zip(OF_VIEWS, values, strict=True):
                    found[hour, day, story, kind, value] += views
        for (part, story, quarter), visits in self._ends.items():
            if story in known:
                _, hour, day, _ = times_of(part * PART // 60)
                found[hour, day, story, Facet.DEPTH, str(quarter)] += visits
        return found
