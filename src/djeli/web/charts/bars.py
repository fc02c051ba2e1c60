"""Bar charts: for each row its name, and below it a bar for each series."""

from __future__ import annotations

from djeli.stories.charts.figures import Figures
from djeli.web.charts.legend import lay_legend
from djeli.web.charts.scale import Scale
from djeli.web.charts.sheet import Block, Rule, Sheet, Words, wrapped

NAME, THICK, GAP = 18.0, 15.0, 13.0
LETTERS = 42
"""What fits beside each other on a phone of 360 px."""
VALUE_SHARE = 0.026
"""The share of the width that a letter of a value may take beside its bar, on a phone."""


def bars(figures: Figures) -> Sheet:
    """Every row with its bars, from zero; a figure that is missing has a dash and no bar."""
    sheet = Sheet()
    lay_legend(sheet, figures, may_be_hollow=False)
    low, high = min(0.0, *figures.every()), max(0.0, *figures.every())
    scale = Scale(low, high if high > low else 1.0, ())
    room = _room(figures, scale)
    zero = room[0] + scale.share(0) * room[1]
    for row, label in enumerate(figures.labels):
        for line in wrapped(label, LETTERS):
            sheet.height += NAME
            sheet.add(Words(0, sheet.height - 4, line))
        top = sheet.height
        for number, series in enumerate(figures.series):
            _bar(sheet, series.values[row], series.texts[row], number, (scale, zero, room))
        sheet.add(Rule(zero, top - 1, zero, sheet.height + 2, is_strong=True))
        sheet.height += GAP
    sheet.height -= GAP - 4
    return sheet


def _room(figures: Figures, scale: Scale) -> tuple[float, float]:
    """Where bars may be, as start and width: values are written beyond their ends."""
    widest = max((len(text) for one in figures.series for text in one.texts), default=1)
    beyond = min(0.34, (widest + 2) * VALUE_SHARE)
    before = beyond if min(figures.every()) < 0 else 0.0
    after = beyond if max(figures.every()) > 0 else 0.02
    return before, 1 - before - after


def _bar(
    sheet: Sheet,
    value: float | None,
    text: str,
    series: int,
    placed: tuple[Scale, float, tuple[float, float]],
) -> None:
    scale, zero, (start, width) = placed
    y = sheet.height + 2
    sheet.height += THICK + 3
    if value is None:
        sheet.add(Words(zero, y + 12, "–", tone="value", dx=6))
        return
    end = start + scale.share(value) * width
    sheet.add(Block(min(zero, end), y, abs(end - zero), THICK, series))
    is_below = value < 0
    sheet.add(
        Words(end, y + 12, text, "end" if is_below else "start", "value", -6 if is_below else 6)
    )
