"""Where an axis of counts is marked."""

from __future__ import annotations

import math

STEPS = (1, 2, 5, 10)


def count_ticks(top: float, most: int = 4) -> tuple[int, ...]:
    """Round whole numbers from 0 to the first that is not below ``top``: at most ``most`` steps.

    Counts are whole, so no step is below 1; an axis without anything goes to 1.
    """
    highest = max(1, math.ceil(top)) if math.isfinite(top) else 1
    step = _step(highest, most)
    steps = -(-highest // step)
    return tuple(step * number for number in range(steps + 1))


def _step(highest: int, most: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50... of which ``most`` reach ``highest``."""
    power = 10 ** max(0, len(str(highest)) - 2)
    while True:
        for step in STEPS:
            if step * power * most >= highest:
                return step * power
        power *= 10
