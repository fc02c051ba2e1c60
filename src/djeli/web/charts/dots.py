"""Dot charts: the figures of each row on one line, to compare their distance."""

from __future__ import annotations

from djeli.stories.charts.figures import Figures
from djeli.web.charts.legend import lay_legend
from djeli.web.charts.scale import Scale, scale_for, written
from djeli.web.charts.sheet import Anchor, Dot, Rule, Sheet, Words, wrapped

LETTERS = 42
LEFT, RIGHT = 0.05, 0.93


def dots(figures: Figures, decimal_mark: str) -> Sheet:
    """Every row's name, and below it a line with a dot for each figure that is there."""
    sheet = Sheet()
    lay_legend(sheet, figures)
    scale = scale_for(figures.every(), from_zero=False, steps=4)
    top = sheet.height
    rows = Sheet(height=top)
    for row, label in enumerate(figures.labels):
        for line in wrapped(label, LETTERS):
            rows.height += 18
            rows.add(Words(0, rows.height - 4, line))
        _row(rows, figures, scale, row)
    _lay_grid(sheet, figures, scale, (top, rows.height), decimal_mark)
    sheet.add(*rows.marks)
    return sheet


def _row(rows: Sheet, figures: Figures, scale: Scale, row: int) -> None:
    y = rows.height + 9
    rows.height += 30
    values = [series.values[row] for series in figures.series]
    places = [LEFT + scale.share(value) * (RIGHT - LEFT) for value in values if value is not None]
    if not places:
        rows.add(Words(0, y + 4, "–", tone="value"))
        return
    if len(places) > 1:
        rows.add(Rule(min(places), y, max(places), y, is_strong=True))
    for number, value in enumerate(values):
        if value is not None:
            x = LEFT + scale.share(value) * (RIGHT - LEFT)
            rows.add(Dot(x, y, number, is_hollow=number % 2 == 1))


def _lay_grid(
    sheet: Sheet, figures: Figures, scale: Scale, reach: tuple[float, float], decimal_mark: str
) -> None:
    top, bottom = reach
    for tick in scale.ticks:
        x = LEFT + scale.share(tick) * (RIGHT - LEFT)
        sheet.add(Rule(x, top + 2, x, bottom))
        text = written(tick, scale.places, figures, decimal_mark)
        anchor: Anchor = "start" if tick == scale.low else "end" if tick == scale.high else "middle"
        sheet.add(Words(x, bottom + 17, text, anchor, "axis"))
    sheet.height = bottom + 24
