"""The legend: which colour and form each series has."""

from __future__ import annotations

from djeli.stories.charts.figures import Figures
from djeli.web.charts.sheet import Dot, Sheet, Words, shortened, wide

LINE, LETTER, MOST = 24.0, 7.4, 300.0


def lay_legend(sheet: Sheet, figures: Figures, *, may_be_hollow: bool = True) -> None:
    """Put the names of the series over the chart, if there are several, in lines for a phone."""
    if len(figures.series) < 2:
        return
    across, sheet.height = 0.0, sheet.height + 16
    for number, series in enumerate(figures.series):
        name = shortened(series.name, 38)
        width = 20 + wide(name) * LETTER + 18
        if across and across + width > MOST:
            across, sheet.height = 0.0, sheet.height + LINE
        is_hollow = may_be_hollow and number % 2 == 1
        sheet.add(Dot(0, sheet.height - 4.5, number, 5.5, across + 6, is_hollow))
        sheet.add(Words(0, sheet.height, name, dx=across + 19))
        across += width
    sheet.height += 16
