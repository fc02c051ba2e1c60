"""A rosette: rings of petals, teeth, seeds and waves round one heart, never twice the same."""

import math
from collections.abc import Callable

from tools.pictures.art.box import Box, Point
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs.rounds import petal
from tools.pictures.art.motifs.signs import polar
from tools.pictures.art.palette import Palette

# Draws one ring between two radii, so many times round.
Ring = Callable[[Hand, Point, tuple[float, float], int, Palette], None]


def rosette(hand: Hand, box: Box, ink: Palette) -> None:
    """Draw rings from the rim to the heart, each as wide as its figure asks."""
    rng = hand.rng
    centre, far = box.middle, box.reach
    count = rng.choice((12, 16, 20))
    rims = rng.sample(_OUTER, 1) + rng.sample(_INNER, 3)
    edges = rng.choice(
        ((1.0, 0.78, 0.6, 0.44, 0.22), (1.0, 0.74, 0.6, 0.38, 0.2), (1.0, 0.8, 0.58, 0.42, 0.24))
    )
    for ring, outer, inner in zip(rims, edges, edges[1:], strict=False):
        hand.ring(centre, far * inner, far * 0.026, ink.main)
        ring(hand, centre, (far * (inner + 0.025), far * (outer - 0.025)), count, ink)
    heart = far * edges[-1]
    for share, shade in ((0.86, ink.main), (0.6, ink.ground), (0.36, ink.accent)):
        hand.disc(centre, heart * share, shade)


def _turns(count: int) -> list[float]:
    return [-math.pi / 2 + math.tau * k / count for k in range(count)]


def _petals(
    hand: Hand, centre: Point, radii: tuple[float, float], count: int, ink: Palette
) -> None:
    half = min(math.pi * radii[0] / count * 0.98, (radii[1] - radii[0]) * 0.4)
    for k, turn in enumerate(_turns(count)):
        hand.exact(petal(centre, turn, radii[0], radii[1], half), ink.accent if k % 2 else ink.main)


def _teeth(hand: Hand, centre: Point, radii: tuple[float, float], count: int, ink: Palette) -> None:
    half = math.pi / count * 0.86
    for k, turn in enumerate(_turns(count)):
        hand.fill(
            [
                polar(centre, turn - half, radii[0]),
                polar(centre, turn, radii[1]),
                polar(centre, turn + half, radii[0]),
            ],
            ink.second if k % 2 else ink.main,
        )


def _seeds(hand: Hand, centre: Point, radii: tuple[float, float], count: int, ink: Palette) -> None:
    middle = sum(radii) / 2
    radius = min((radii[1] - radii[0]) * 0.34, math.pi * middle / count * 0.66)
    for k, turn in enumerate(_turns(count)):
        hand.disc(polar(centre, turn, middle), radius, ink.main)
        hand.disc(polar(centre, turn, middle), radius * 0.42, ink.ground if k % 2 else ink.accent)


def _wave(hand: Hand, centre: Point, radii: tuple[float, float], count: int, ink: Palette) -> None:
    middle, swing = sum(radii) / 2, (radii[1] - radii[0]) * 0.28
    line = [
        polar(
            centre, -math.pi / 2 + math.tau * k / (2 * count), middle + (swing if k % 2 else -swing)
        )
        for k in range(2 * count)
    ]
    hand.stroke(line, (radii[1] - radii[0]) * 0.2, ink.accent, closed=True)
    for k, turn in enumerate(_turns(2 * count)):
        at = middle + (-swing if k % 2 else swing) * 1.1
        hand.disc(polar(centre, turn, at), (radii[1] - radii[0]) * 0.075, ink.main)


def _rays(hand: Hand, centre: Point, radii: tuple[float, float], count: int, ink: Palette) -> None:
    width = min(math.pi * radii[0] / count * 0.75, (radii[1] - radii[0]) * 0.22)
    for k, turn in enumerate(_turns(count * 2)):
        start, end = radii[0] + width * 0.7, radii[1] - width * 0.6
        if k % 2:
            end -= (radii[1] - radii[0]) * 0.3
        hand.stroke(
            [polar(centre, turn, start), polar(centre, turn, end)],
            width,
            ink.accent if k % 2 else ink.main,
        )


def _diamonds(
    hand: Hand, centre: Point, radii: tuple[float, float], count: int, ink: Palette
) -> None:
    middle, half = sum(radii) / 2, math.pi / count * 0.9
    for share, shade in ((1.0, ink.main), (0.5, ink.accent)):
        for turn in _turns(count):
            tall = (radii[1] - radii[0]) / 2 * share
            hand.fill(
                [
                    polar(centre, turn - half * share, middle),
                    polar(centre, turn, middle + tall),
                    polar(centre, turn + half * share, middle),
                    polar(centre, turn, middle - tall),
                ],
                shade,
            )


_OUTER: tuple[Ring, ...] = (_petals, _teeth, _rays, _diamonds)
_INNER: tuple[Ring, ...] = (_seeds, _wave, _teeth, _diamonds, _petals)
