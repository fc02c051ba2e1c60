"""Trending: stories read more now than before, and more than their age and section suggest.

    now      = sum of weight * 2^(-minutes ago / 10) / (10 / ln 2)        readers a minute
    typical  = median over the section's stories of their readers a minute before
    before   = weight between three hours and half an hour ago, in those minutes of its life
    hoped    = (before + 30 * typical * fading) / (minutes + 30)
    expected = max(before / minutes, hoped) * swing
    score    = (now - expected) / sqrt(expected / (2 * 10 / ln 2) + 0.05)

``fading`` is 1 / (1 + age / 6 hours) over the same of the section's median age, at most 1. So a new
story is expected to be read like others of its section, an old one less, and one with a past of its
own as it was. ``swing`` is how much more the whole site is read than before (1/3 to 3): mornings
lift all stories. The root is how much chance alone moves ``now``
(a Poisson process seen through an exponential window) with a little added, so that one reader of a
story that nobody read is no rise. A story with thousands of steady readers scores about nought.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

HALF_LIFE = 10.0
"""Minutes in which a reader comes to count half."""
WINDOW = HALF_LIFE / math.log(2)
"""Minutes over which a steady stream adds up to itself."""
RECENT = 45
"""Minutes that are looked at as now: what is older counts less than a twentieth."""
BEFORE = (180, 30)
"""Minutes ago from which and to which is before."""
FADES_IN = 360.0
"""Minutes after which a story is read half as often as a new one."""
DOUBT = 30.0
"""Minutes of a past of its own that weigh as much as what age and section suggest."""
A_LITTLE = 0.05
FEWEST = 4.0
"""Readers in the window below which nothing rises."""
LEAST_SCORE = 3.0
"""As many times what chance does; beyond it is a rise."""
ENOUGH_STORIES = 5
"""Stories that a section must have to say what is typical of it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One story: its age in minutes, its section, its readers by minutes ago, and before."""

    story: int
    age: float
    section: str
    recent: Sequence[tuple[float, int]]
    before: int


def trending(candidates: Sequence[Candidate]) -> dict[int, float]:
    """Scores of the stories that rise, by story."""
    typical, swing = _typical(candidates), _swing(candidates)
    found = {}
    for one in candidates:
        now = sum(weight * 2 ** (-ago / HALF_LIFE) for ago, weight in one.recent) / WINDOW
        rate, age = typical.get(one.section, typical[""])
        suggested = rate * min(fading(one.age) / fading(age), 1.0)
        minutes = _minutes(one)
        own = one.before / minutes if minutes else 0.0
        expected = max(own, (one.before + suggested * DOUBT) / (minutes + DOUBT)) * swing
        score = (now - expected) / math.sqrt(expected / (2 * WINDOW) + A_LITTLE)
        if now * WINDOW >= FEWEST and score >= LEAST_SCORE:
            found[one.story] = score
    return found


def fading(age: float) -> float:
    """How often a story of ``age`` minutes is read, of one that is new."""
    return 1 / (1 + max(age, 0) / FADES_IN)


def _minutes(one: Candidate) -> float:
    """How much of the time before the story has seen."""
    since, until = BEFORE
    return max(min(one.age, since) - until, 0.0)


def _typical(candidates: Iterable[Candidate]) -> dict[str, tuple[float, float]]:
    """Readers a minute, and age, of each section's stories; under "" those of the whole site."""
    of: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for one in candidates:
        if minutes := _minutes(one):
            of[one.section].append((one.before / minutes, one.age))
            of[""].append((one.before / minutes, one.age))
    found = {
        name: (median(rate for rate, _ in those), median(age for _, age in those))
        for name, those in of.items()
        if len(those) >= ENOUGH_STORIES
    }
    return {"": (0.0, 0.0), **found}


def _swing(candidates: Iterable[Candidate]) -> float:
    """How much more the stories with a past are read than before."""
    now = before = 0.0
    for one in candidates:
        if minutes := _minutes(one):
            now += sum(weight * 2 ** (-ago / HALF_LIFE) for ago, weight in one.recent) / WINDOW
            before += one.before / minutes
    return min(max(now / before, 1 / 3), 3.0) if before else 1.0
