"""The drawing of a chart: grid, curve, axis and marks, at any width without a scaled letter.

Everything across is in percent and everything down in pixels; only the curve is stretched, and its
stroke is not. So one drawing serves a phone and a wide screen.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from djeli.desk.readership.charts.curves import columns, curve, pointers
from djeli.desk.readership.charts.hours import time_ticks
from djeli.desk.readership.charts.lanes import LANES, MarkInLane, lanes_used, marks_in_lanes
from djeli.desk.readership.charts.markup import element, joined, percent
from djeli.desk.readership.charts.numbers import short
from djeli.desk.readership.charts.series import Chart, Kind
from djeli.desk.readership.charts.ticks import count_ticks

PLOT, LANE, AXIS, ABOVE = 180, 20, 24, 18
"""Heights in px: of the curve, of a lane of marks, of the times below, of the topmost number."""
EDGE = 0.075


def drawing(chart: Chart) -> SafeString:
    placed = marks_in_lanes(chart)
    top = ABOVE + lanes_used(placed) * LANE
    ticks = count_ticks(max((line.top for line in chart.lines), default=0))
    box = {
        "class": "chart__drawing",
        "width": "100%",
        "height": str(top + PLOT + AXIS),
        "role": "img",
        "aria-labelledby": f"{chart.name}-title {chart.name}-desc",
        "direction": "ltr",
    }
    return element(
        "svg",
        box,
        element("title", {"id": f"{chart.name}-title"}, chart.title),
        element("desc", {"id": f"{chart.name}-desc"}, chart.summary),
        _grid(ticks, top),
        _times(chart, top),
        _lines(chart, top, ticks[-1]),
        _counts(ticks, top),
        _marks(placed, top),
        joined(pointers(chart, top, PLOT)),
    )


def _grid(ticks: Sequence[int], top: int) -> SafeString:
    parts = []
    for tick in ticks:
        y = _height(tick, ticks, top)
        kind = "chart__grid chart__grid--zero" if tick == 0 else "chart__grid"
        parts.append(element("line", {"class": kind, "x1": "0", "x2": "100%", "y1": y, "y2": y}))
    return joined(parts)


def _counts(ticks: Sequence[int], top: int) -> SafeString:
    """The numbers of the grid, above their lines and over the curve."""
    return joined(
        element("text", {"class": "chart__count", "y": _height(tick, ticks, top) - 4}, short(tick))
        for tick in ticks
        if tick
    )


def _height(tick: int, ticks: Sequence[int], top: int) -> float:
    return top + PLOT - tick / ticks[-1] * PLOT


def _times(chart: Chart, top: int) -> SafeString:
    parts = []
    ticks = time_ticks(chart.since, chart.until, chart.zone)
    for number, tick in enumerate(ticks):
        share = chart.share_of(tick.at)
        x = percent(share)
        rank = " chart__time--day" if tick.is_day else ""
        rank += " chart__time--second" if number % 2 else ""
        end = "start" if share < EDGE else "end" if share > 1 - EDGE else "middle"
        foot = top + PLOT
        line = {"class": f"chart__tick{rank}", "x1": x, "x2": x, "y1": foot, "y2": foot + 5}
        text = {"class": f"chart__time{rank}", "x": x, "y": foot + 19, "text-anchor": end}
        parts += [element("line", line), element("text", text, tick.label)]
    return joined(parts)


def _lines(chart: Chart, top: int, highest: float) -> SafeString:
    drawn: list[SafeString] = []
    for number, line in reversed(list(enumerate(chart.lines))):
        if number == 0 and chart.kind is Kind.COLUMNS:
            drawn.append(columns(chart, line, highest))
        else:
            drawn.append(curve(chart, line, highest, number))
    plot = {
        "class": "chart__plot",
        "y": str(top),
        "width": "100%",
        "height": str(PLOT),
        "viewBox": "0 0 1000 1000",
        "preserveAspectRatio": "none",
    }
    return element("svg", plot, joined(drawn))


def _marks(placed: Sequence[MarkInLane], top: int) -> SafeString:
    return joined(_mark(one, top) for one in placed)


def _mark(placed: MarkInLane, top: int) -> SafeString:
    x = percent(placed.share)
    lane = placed.lane if placed.lane is not None else LANES - 1
    y = ABOVE - 4 + lane * LANE
    word = element("tspan", {"class": "chart__word"}, f" {placed.mark.label}")
    line = {"class": "chart__rule", "x1": x, "x2": x, "y1": y - 10, "y2": top + PLOT}
    text = {
        "class": "chart__mark",
        "x": x,
        "y": y,
        "dx": -5 if placed.turns else 5,
        "text-anchor": "end" if placed.turns else "start",
    }
    return element(
        "g",
        {"class": f"chart__marked chart__marked--{placed.mark.kind}"},
        element("line", line),
        element("text", text, str(placed.number), word if placed.lane is not None else ""),
    )
