"""What a chart is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Point:
    """A count at an instant (aware), which is where its minute, hour or day begins."""

    at: datetime
    value: float


@dataclass(frozen=True, slots=True)
class Line:
    """Points in the order of time, and what they are called."""

    label: str
    points: tuple[Point, ...] = ()

    @property
    def top(self) -> float:
        return max((point.value for point in self.points), default=0)


class MarkKind(StrEnum):
    """What happened to a story at an instant."""

    PUBLISHED = "published"
    UPDATED = "updated"
    PROMOTED = "promoted"
    NEWSLETTER = "newsletter"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened: a word for the chart, a sentence for the list below it."""

    at: datetime
    kind: MarkKind
    label: str
    detail: str = ""


class Kind(StrEnum):
    """How the first line is drawn. What stands behind it for comparison is always a line."""

    LINE = "line"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart over time, from ``since`` to ``until``, read by the clock of ``zone``.

    ``name`` is unique on its page: ids are made of it. ``lines``: the first is what the chart is
    about, the others are for comparison. ``summary`` says in words what the drawing shows.
    """

    name: str
    title: str
    summary: str
    since: datetime
    until: datetime
    zone: tzinfo
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    kind: Kind = Kind.LINE
    by_day: bool = False

    def share_of(self, at: datetime) -> float:
        """Where ``at`` stands between ``since`` (0) and ``until`` (1); outside stays outside."""
        width = (self.until - self.since).total_seconds()
        return (at - self.since).total_seconds() / width if width > 0 else 0.0
