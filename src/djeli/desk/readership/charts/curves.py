"""The curve itself: a line with its area, columns, and what is said under the pointer."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.safestring import SafeString

from djeli.desk.readership.charts.markup import element, joined, percent
from djeli.desk.readership.charts.numbers import exact
from djeli.desk.readership.charts.series import Chart, Kind, Line, Point

SIDE = 1000.0
"""The curve's own square, which is stretched over the plot."""
POINTED = 200
"""Above so many points nobody can hit one."""
GAP = 0.2


def curve(chart: Chart, line: Line, highest: float, number: int) -> SafeString:
    """A line; the first of a chart has its area below it. A single point is a short dash.

    Among columns it goes through their middles.
    """
    places = [_place(chart, point, highest) for point in line.points]
    if chart.kind is Kind.COLUMNS:
        spans = _spans(chart, line)
        places = [
            ((start + end) / 2 * SIDE, y)
            for (start, end), (_, y) in zip(spans, places, strict=True)
        ]
    if len(places) == 1:
        (x, y) = places[0]
        places = [(x - 6, y), (x + 6, y)]
    if not places:
        return joined([])
    path = "M" + "L".join(f"{_round(x)} {_round(y)}" for x, y in places)
    stroke = {
        "class": f"chart__line chart__line--{number + 1}",
        "d": path,
        "vector-effect": "non-scaling-stroke",
    }
    drawn = [element("path", stroke)]
    if number == 0:
        first, last = places[0][0], places[-1][0]
        area = f"{path}L{_round(last)} {SIDE:.0f}L{_round(first)} {SIDE:.0f}Z"
        drawn.insert(0, element("path", {"class": "chart__area", "d": area}))
    return joined(drawn)


def columns(chart: Chart, line: Line, highest: float) -> SafeString:
    """A column for each point, from its instant to the next one's."""
    drawn = []
    for point, (start, end) in zip(line.points, _spans(chart, line), strict=True):
        x, y = _place(chart, point, highest)
        width = (end - start) * SIDE
        column = {
            "class": "chart__column",
            "x": x + width * GAP / 2,
            "y": y,
            "width": max(1.0, width * (1 - GAP)),
            "height": SIDE - y,
        }
        drawn.append(element("rect", column))
    return joined(drawn)


def pointers(chart: Chart, top: int, height: int) -> Iterator[SafeString]:
    """Unseen strips over the points; each says its numbers under the pointer."""
    if not chart.lines or len(chart.lines[0].points) > POINTED:
        return
    main = chart.lines[0]
    others = [{point.at: point.value for point in line.points} for line in chart.lines]
    for point, (start, end) in zip(main.points, _spans(chart, main), strict=True):
        said = ", ".join(
            f"{exact(values[point.at])} {line.label}"
            for line, values in zip(chart.lines, others, strict=True)
            if point.at in values
        )
        strip = {
            "class": "chart__pointer",
            "x": percent(start),
            "y": top,
            "width": percent(end - start),
            "height": height,
        }
        yield element("rect", strip, element("title", {}, f"{when(chart, point)}: {said}"))


def when(chart: Chart, point: Point) -> str:
    """The point's time in words, by the chart's clock."""
    local = point.at.astimezone(chart.zone)
    return date_format(local, "D j M" if chart.by_day else "D j M, H:i")


def _spans(chart: Chart, line: Line) -> list[tuple[float, float]]:
    """From where to where each point counts, as shares of the width."""
    starts = [chart.share_of(point.at) for point in line.points]
    last = starts[-1] + (starts[-1] - starts[-2]) if len(starts) > 1 else 1.0
    return [
        (start, max(start, min(1.0, end)))
        for start, end in zip(starts, [*starts[1:], last], strict=False)
    ]


def _place(chart: Chart, point: Point, highest: float) -> tuple[float, float]:
    height = min(1.0, max(0.0, point.value / highest)) if highest > 0 else 0.0
    return chart.share_of(point.at) * SIDE, SIDE - height * SIDE


def _round(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
