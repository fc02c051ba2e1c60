"""Column charts: amounts by date."""

from __future__ import annotations

from djeli.stories.charts.figures import Figures
from djeli.web.charts.legend import lay_legend
from djeli.web.charts.plot import lay_below, lay_plot
from djeli.web.charts.scale import scale_for
from djeli.web.charts.sheet import Block, Rule, Sheet

FILLED = 0.74
"""The share of its room that a group of columns takes."""


def columns(figures: Figures, decimal_mark: str) -> Sheet:
    """A group of columns for each label; a figure that is missing leaves its place empty."""
    sheet = Sheet()
    lay_legend(sheet, figures, may_be_hollow=False)
    plot = lay_plot(sheet, figures, scale_for(figures.every(), from_zero=True), decimal_mark)
    count, groups = len(figures.series), len(figures.labels)
    zero = plot.y(0)
    for number, series in enumerate(figures.series):
        for row, value in enumerate(series.values):
            if value is None:
                continue
            width = (plot.x(1) - plot.left) / groups * FILLED / count
            start = plot.x((row + (1 - FILLED) / 2) / groups) + number * width
            y = plot.y(value)
            sheet.add(Block(start, min(y, zero), width * 0.94, abs(y - zero), number))
    sheet.add(Rule(plot.left, zero, 1, zero, is_strong=True))
    lay_below(sheet, plot, figures.labels, [(row + 0.5) / groups for row in range(groups)])
    return sheet
