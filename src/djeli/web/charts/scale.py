"""A chart's scale: its ends, its round steps, and how they are written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from djeli.stories.charts.figures import Figures

STEPS = 1.0, 2.0, 2.5, 5.0, 10.0


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from ``low`` to ``high`` with marks at ``ticks``."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Where a value is, 0 at the low end, 1 at the high one."""
        return (value - self.low) / (self.high - self.low)

    @property
    def places(self) -> int:
        """How many decimals tell two ticks apart."""
        step = self.ticks[1] - self.ticks[0]
        return next((n for n in range(6) if math.isclose(step, round(step, n), rel_tol=1e-6)), 6)


def scale_for(values: Sequence[float], *, from_zero: bool, steps: int = 5) -> Scale:
    """The scale that holds ``values`` in about ``steps`` round steps.

    With ``from_zero`` zero is on it, as bars need it; else only if it is near anyway.
    """
    low, high = min(values), max(values)
    if from_zero or (low >= 0 and low < (high - low) * 1.2) or (high <= 0 and high > low * 0.4):
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = (low - abs(low) / 2, high + abs(high) / 2) if low else (0.0, 1.0)
    step = _step((high - low) / steps)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(number * step for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(one * power for one in STEPS if one * power >= rough * 0.999)


def written(value: float, places: int, figures: Figures, decimal_mark: str = ".") -> str:
    """A tick as text, in the unit of the figures: ``₦40,000``, ``−10%``."""
    group = "\u00a0" if decimal_mark == "," else ","
    digits = f"{abs(value):,.{places}f}".replace(",", "_").replace(".", decimal_mark)
    digits = digits.replace("_", group)
    suffix = figures.suffix
    gap = "" if not suffix or suffix[0] in "%°‰" else "\u00a0"
    sign = "−" if value < 0 and float(f"{abs(value):.{places}f}") else ""
    return f"{sign}{figures.prefix}{digits}{gap}{suffix}"
