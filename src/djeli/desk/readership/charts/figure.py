"""A chart with its heading, what its lines mean, its marks in words, and its numbers as a table."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from djeli.desk.readership.charts.curves import when
from djeli.desk.readership.charts.drawing import drawing
from djeli.desk.readership.charts.lanes import marks_in_lanes
from djeli.desk.readership.charts.markup import element, joined
from djeli.desk.readership.charts.numbers import exact
from djeli.desk.readership.charts.series import Chart


def figure(chart: Chart) -> SafeString:
    """The whole of it, as a ``<figure>``."""
    return element(
        "figure",
        {"class": "chart", "id": chart.name},
        element(
            "figcaption",
            {"class": "chart__head"},
            element("h2", {"class": "chart__title"}, chart.title),
            element("p", {"class": "chart__summary"}, chart.summary),
        ),
        _legend(chart),
        drawing(chart),
        _marks(chart),
        _numbers(chart),
    )


def _legend(chart: Chart) -> SafeString:
    if len(chart.lines) < 2:
        return joined([])
    rows = [
        element("li", {"class": f"chart__key chart__key--{number}"}, line.label)
        for number, line in enumerate(chart.lines, start=1)
    ]
    return element("ul", {"class": "chart__legend"}, joined(rows))


def _marks(chart: Chart) -> SafeString:
    marks = marks_in_lanes(chart)
    if not marks:
        return joined([])
    rows = []
    for one in marks:
        local = one.mark.at.astimezone(chart.zone)
        time = element("time", {"datetime": local.isoformat()}, date_format(local, "D j M, H:i"))
        words = element("span", {"dir": "auto"}, one.mark.detail or one.mark.label)
        kind = f"chart__event chart__event--{one.mark.kind}"
        rows.append(element("li", {"class": kind}, time, " ", words))
    return element("ol", {"class": "chart__events"}, joined(rows))


def _numbers(chart: Chart) -> SafeString:
    """The same numbers as a table, the newest first."""
    others = [{point.at: point.value for point in line.points} for line in chart.lines]
    heads = [element("th", {"scope": "col"}, _("Time"))]
    heads += [element("th", {"scope": "col"}, line.label) for line in chart.lines]
    rows = []
    for point in reversed(chart.lines[0].points if chart.lines else ()):
        cells = [element("th", {"scope": "row"}, when(chart, point))]
        for values in others:
            said = exact(values[point.at]) if point.at in values else "–"
            cells.append(element("td", {}, said))
        rows.append(element("tr", {}, joined(cells)))
    if not rows:
        return joined([])
    table = element(
        "table",
        {"class": "chart__table"},
        element("caption", {"class": "w-sr-only"}, chart.title),
        element("thead", {}, element("tr", {}, joined(heads))),
        element("tbody", {}, joined(rows)),
    )
    summary = element("summary", {}, _("The numbers"))
    box = element("div", {"class": "chart__scroll", "tabindex": "0"}, table)
    return element("details", {"class": "chart__numbers"}, summary, box)
