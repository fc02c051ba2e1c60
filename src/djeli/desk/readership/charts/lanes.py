"""Puts the labels of marks in lanes, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from djeli.desk.readership.charts.series import Chart, Mark

LANES = 3
CHARACTER = 0.0105
"""Width of a letter as a share of a chart of usual width (about 650 px)."""
TURN = 0.75
"""Marks further to the right have their words on the left."""


@dataclass(frozen=True, slots=True)
class MarkInLane:
    """A mark with its number in the list, its place from 0 to 1, and its lane from the top.

    Without a lane there is room for the number alone, in the last one.
    """

    mark: Mark
    number: int
    share: float
    lane: int | None

    @property
    def turns(self) -> bool:
        return self.share > TURN


def marks_in_lanes(chart: Chart) -> tuple[MarkInLane, ...]:
    """The marks that lie within the chart, in the order of time."""
    ends = [-1.0] * LANES
    marks = []
    inside = [mark for mark in _ordered(chart.marks) if chart.since <= mark.at <= chart.until]
    for number, mark in enumerate(inside, start=1):
        share = chart.share_of(mark.at)
        width = (len(mark.label) + 4) * CHARACTER
        start, end = (share - width, share) if share > TURN else (share, share + width)
        lane = next((lane for lane in range(LANES) if ends[lane] <= start), None)
        if lane is not None:
            ends[lane] = end
        marks.append(MarkInLane(mark, number, share, lane))
    return tuple(marks)


def lanes_used(marks: Sequence[MarkInLane]) -> int:
    used = [mark.lane if mark.lane is not None else LANES - 1 for mark in marks]
    return max(used, default=-1) + 1


def _ordered(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: mark.at)
