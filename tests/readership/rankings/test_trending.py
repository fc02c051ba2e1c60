"""Trending on generated traffic of which we know what rises."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import pytest

from djeli.readership.rankings.trending import BEFORE, RECENT, Candidate, trending

EIGHT = 8


@dataclass
class Made:
    """A generated story: readers a minute as a function of minutes since the rise began."""

    story: int
    age: float
    section: str
    rate: float
    rise: float = 0.0

    def watched(self, dice: random.Random, now: float, swing: float = 1.0) -> Candidate:
        def count(ago: int) -> int:
            if ago > self.age + now:
                return 0
            rate = self.rate + (self.rise if now - ago >= 0 else 0.0)
            return poisson(dice, rate * swing ** (1 - ago / BEFORE[0]))

        minutes = {ago: count(ago) for ago in range(BEFORE[0])}
        recent = [(ago + 0.5, weight) for ago, weight in minutes.items() if ago < RECENT]
        before = sum(weight for ago, weight in minutes.items() if ago >= BEFORE[1])
        return Candidate(self.story, self.age + now, self.section, recent, before)


def poisson(dice: random.Random, mean: float) -> int:
    if mean > 50:
        return max(0, round(dice.gauss(mean, math.sqrt(mean))))
    limit, found, product = math.exp(-mean), 0, dice.random()
    while product > limit:
        found, product = found + 1, product * dice.random()
    return found


def newsroom(dice: random.Random, heavy: float = 400.0) -> list[Made]:
    """Thirty big stories with steady readers, two hundred others, in six sections."""
    big = [
        Made(pk, dice.uniform(600, 4000), f"s{pk % 6}", dice.uniform(0.3, 1.0) * heavy)
        for pk in range(30)
    ]
    small = [
        Made(pk, dice.uniform(40, 8000), f"s{pk % 6}", dice.uniform(0.0, 4.0))
        for pk in range(100, 300)
    ]
    return big + small


def risers(dice: random.Random) -> list[Made]:
    """Eight that begin to rise: some old and quiet, some just published."""
    return [
        Made(
            1000 + pk,
            dice.choice([0, 0, 300, 2000]),
            f"s{pk % 6}",
            rate=dice.uniform(0, 0.5),
            rise=dice.uniform(8, 25),
        )
        for pk in range(EIGHT)
    ]


def best(made: list[Made], dice: random.Random, now: float, swing: float = 1.0) -> list[int]:
    scores = trending([one.watched(dice, now, swing) for one in made])
    return sorted(scores, key=lambda story: -scores[story])[:EIGHT]


def precision(seed: int, now: float, swing: float = 1.0, heavy: float = 400.0) -> float:
    dice = random.Random(seed)
    planted = risers(dice)
    found = best([*newsroom(dice, heavy), *planted], dice, now, swing)
    return len({one.story for one in planted} & set(found)) / EIGHT


@pytest.mark.parametrize("swing", [1.0, 2.5, 0.5], ids=["steady", "morning", "evening"])
@pytest.mark.parametrize("heavy", [40.0, 400.0])
def test_what_rises_is_found_among_heavy_steady_traffic_within_ten_minutes(swing, heavy):
    found = [precision(seed, 10, swing, heavy) for seed in range(12)]
    assert sum(found) / len(found) >= 0.9, found


def test_a_rising_story_beats_a_big_old_one():
    dice = random.Random(7)
    big = Made(1, 3000, "s0", 1000)
    rising = Made(2, 0, "s0", 0, rise=10)
    assert best([*newsroom(dice), big, rising], dice, 10)[0] == 2


def test_nothing_rises_where_everything_is_as_it_was():
    dice = random.Random(3)
    assert len(best(newsroom(dice), dice, 10)) <= 2


def test_few_readers_are_no_rise():
    once = [Candidate(pk, 600, "s0", [(1.0, 1), (2.0, 1)], 0) for pk in range(20)]
    assert trending(once) == {}


def test_nobody_is_no_trouble():
    assert trending([]) == {}
    assert trending([Candidate(1, -5, "", [], 0)]) == {}
