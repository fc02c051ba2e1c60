"""The axes of charts whose scale is vertical: grid lines, and labels below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from djeli.stories.charts.figures import Figures
from djeli.web.charts.scale import Scale, written
from djeli.web.charts.sheet import Anchor, Rule, Sheet, Words, shortened, wide

HEIGHT = 230.0
LETTER = 0.0225
"""The share of a phone's width that a letter of an axis takes."""
BELOW = 12
"""How many labels may stand below, at most."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where figures are: from ``left`` to ``right`` (shares), from ``top`` down to ``bottom``."""

    scale: Scale
    left: float
    right: float
    top: float
    bottom: float

    def x(self, share: float) -> float:
        """The place of a share of the plot's own width."""
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom - self.scale.share(value) * (self.bottom - self.top)


def lay_plot(sheet: Sheet, figures: Figures, scale: Scale, decimal_mark: str) -> Plot:
    """Lay the grid with its figures at the side, and give the plot."""
    said = [written(tick, scale.places, figures, decimal_mark) for tick in scale.ticks]
    left = min(0.36, max(wide(text) for text in said) * LETTER + 0.03)
    top = sheet.height + 12
    plot = Plot(scale, left, 0.985, top, top + HEIGHT)
    for tick, text in zip(scale.ticks, said, strict=True):
        y = plot.y(tick)
        sheet.add(Rule(left, y, 1, y, is_strong=tick == 0))
        sheet.add(Words(left, y + 4, text, "end", "axis", -8))
    sheet.height = plot.bottom + 8
    return plot


def lay_below(sheet: Sheet, plot: Plot, labels: Sequence[str], shares: Sequence[float]) -> None:
    """Write labels below their places: all, or as many as a phone can hold, first and last."""
    widest = max(wide(label) for label in labels)
    most = max(2, min(BELOW, int(1 / (min(widest, 14) * LETTER + 0.03))))
    kept = _spread(shares, most)
    sheet.height += 16
    for place in kept:
        x = plot.x(shares[place])
        anchor: Anchor = "end" if x > 0.93 else "start" if x < plot.left + 0.02 else "middle"
        text = shortened(labels[place], max(14, 30 // len(kept)))
        sheet.add(Words(x, sheet.height, text, anchor, "axis"))
    sheet.height += 6


def _spread(shares: Sequence[float], most: int) -> list[int]:
    """Which places are labelled: the first, the last, and those between that are far enough."""
    last = len(shares) - 1
    apart = (shares[-1] - shares[0]) / (most - 1) if most > 1 else 1.0
    kept = [0]
    for place in range(1, last):
        is_clear = shares[last] - shares[place] > apart * 0.999 - 1e-9
        if shares[place] - shares[kept[-1]] > apart * 0.999 - 1e-9 and is_clear:
            kept.append(place)
    return [*kept, last] if last else kept
