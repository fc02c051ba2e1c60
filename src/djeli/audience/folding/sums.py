"""Adding lines up: what one step of folding will add to the database."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from djeli.audience.beacon.lines import Line
from djeli.audience.models import Facet, Step
from djeli.audience.steps import floor

STEPS = (Step.MINUTE, Step.HOUR, Step.DAY)
QUARTERS = (25, 50, 75, 100)


class Times(NamedTuple):
    """The minute, hour and day of the edition in which an instant lies."""

    minute: datetime
    hour: datetime
    day: datetime

    @property
    def date(self) -> str:
        return self.day.date().isoformat()


@lru_cache(maxsize=4096)
def times_of(minute: int) -> Times:
    """Of the ``minute``-th minute since 1970."""
    at = datetime.fromtimestamp(minute * 60, UTC)
    return Times(*(floor(at, step) for step in STEPS))


@dataclass(slots=True)
class Count:
    """What one row grows by; its fields are those of the row."""

    views: int = 0
    newcomers: int = 0
    weight: int = 0
    readings: int = 0
    depth: int = 0
    seconds: int = 0


@dataclass(slots=True)
class Sums:
    """Counts by (step, its beginning, story), and facets by (hour, day, story, kind, value)."""

    stories: dict[tuple[Step, datetime, int], Count] = field(
        default_factory=lambda: defaultdict(Count)
    )
    facets: dict[tuple[datetime, datetime, int, Facet, str], int] = field(
        default_factory=lambda: defaultdict(int)
    )

    def add_view(self, line: Line, *, is_newcomer: bool, has_weight: bool) -> None:
        """Somebody's first view of a story on this day."""
        times = times_of(line.at // 60)
        for step, at in zip(STEPS, times, strict=True):
            count = self.stories[step, at, line.story]
            count.views += 1
            count.newcomers += is_newcomer
            count.weight += has_weight
        self._add_facet(times, line.story, Facet.REFERRER, line.referrer)
        self._add_facet(times, line.story, Facet.DEVICE, line.device)
        self._add_facet(times, line.story, Facet.LANGUAGE, line.language)

    def add_end(self, line: Line) -> None:
        """How somebody's first visit to a story on this day ended."""
        times = times_of(line.at // 60)
        for step, at in zip(STEPS, times, strict=True):
            count = self.stories[step, at, line.story]
            count.readings += 1
            count.depth += line.depth
            count.seconds += line.seconds
        quarter = next(one for one in QUARTERS if line.depth <= one)
        self._add_facet(times, line.story, Facet.DEPTH, str(quarter))

    def _add_facet(self, times: Times, story: int, kind: Facet, value: str) -> None:
        self.facets[times.hour, times.day, story, kind, value] += 1

    def story_ids(self) -> set[int]:
        return {story for _, _, story in self.stories}
