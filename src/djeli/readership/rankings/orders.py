"""The formulas of the other orders: What's Hot, Don't Miss, Most Popular.

    Most Popular = readers in seven days (today and the six before)
    What's Hot   = readers in 24 hours * 2^(-age / 12 hours)
    Don't Miss   = share read * log2(1 + readers in three days) * 2^(-age / 36 hours),
                   share read = (sum of depths + 10 * 50 %) / (visits that told it + 10)

Top Posts needs no formula: the story's total, as readers see it. A reader here is one of weight: of
one network address at most ten a day count.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

HOT_HALF_LIFE = 12.0
MISSED_HALF_LIFE = 36.0
"""Hours."""
DOUBT = 10
"""Visits that are taken to have read one half, until there are more."""
ROUGHLY = 1.15
"""Scores closer than this factor count as equal, and then the order before stays."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One story: its age in hours, and what was counted in the span of an order."""

    story: int
    age: float
    weight: int
    readings: int = 0
    depth: int = 0


def hot(counted: Iterable[Counted]) -> dict[int, float]:
    """Fresh times read."""
    return {one.story: one.weight * 2 ** (-max(one.age, 0) / HOT_HALF_LIFE) for one in counted}


def missed(counted: Iterable[Counted]) -> dict[int, float]:
    """What those who opened it read to the end, and has not been read by all yet."""
    return {
        one.story: share_read(one)
        * math.log2(1 + one.weight)
        * 2 ** (-max(one.age, 0) / MISSED_HALF_LIFE)
        for one in counted
    }


def share_read(one: Counted) -> float:
    """How much of the story its readers read, 0 to 1."""
    return (one.depth / 100 + DOUBT / 2) / (one.readings + DOUBT)


def settled(scores: Mapping[int, float], before: Sequence[int], size: int) -> list[int]:
    """The ``size`` best, highest first; nearly equal ones keep their order ``before``. So an order
    changes when something has happened, not with every reader.
    """
    place = {story: number for number, story in enumerate(before)}
    best_first = sorted((pk for pk in scores if scores[pk] > 0), key=lambda pk: (-scores[pk], -pk))
    found: list[int] = []
    equals: list[int] = []
    for story in [*best_first, None]:
        if story is None or (equals and scores[story] * ROUGHLY < scores[equals[0]]):
            found += sorted(equals, key=lambda pk: place.get(pk, len(place)))
            equals = []
        if story is not None:
            equals.append(story)
    return found[:size]
