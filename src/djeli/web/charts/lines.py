"""Line charts: how figures change from label to label. Dates keep their distances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from djeli.stories.charts.figures import Figures, Series
from djeli.web.charts.legend import lay_legend
from djeli.web.charts.plot import Plot, lay_below, lay_plot
from djeli.web.charts.scale import scale_for
from djeli.web.charts.sheet import Course, Dot, Sheet

MARKED = 30
"""Up to so many rows every figure has its dot; in longer lines only the last has."""

Point = tuple[float, float]


def lines(figures: Figures, decimal_mark: str) -> Sheet:
    """A line for each series, broken where a figure is missing."""
    sheet = Sheet()
    lay_legend(sheet, figures)
    scale = scale_for(figures.every(), from_zero=False)
    plot = lay_plot(sheet, figures, scale, decimal_mark)
    shares = _shares(figures)
    for number, series in enumerate(figures.series):
        for run in _runs(plot, series, shares):
            if len(run) > 1:
                sheet.add(Course(run, number))
            marked = run if len(figures.labels) <= MARKED or len(run) == 1 else run[-1:]
            sheet.add(*(Dot(x, y, number, 4, is_hollow=number % 2 == 1) for x, y in marked))
    lay_below(sheet, plot, figures.labels, shares)
    return sheet


def _shares(figures: Figures) -> Sequence[float]:
    """Where each label is across, 0 to 1: by its day if all are dates, else one by one."""
    if figures.days:
        first, last = figures.days[0], figures.days[-1]
        return [0.02 + 0.96 * (day - first) / (last - first) for day in figures.days]
    count = len(figures.labels)
    return [0.02 + 0.96 * row / (count - 1) if count > 1 else 0.5 for row in range(count)]


def _runs(plot: Plot, series: Series, shares: Sequence[float]) -> Iterator[tuple[Point, ...]]:
    run: list[Point] = []
    for value, share in zip((*series.values, None), (*shares, 0.0), strict=True):
        if value is not None:
            run.append((plot.x(share), plot.y(value)))
        elif run:
            yield tuple(run)
            run = []
