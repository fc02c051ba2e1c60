"""A sun half risen over the hem of the cloth, its bands of light reaching the corners."""

import math

from tools.pictures.art.box import Box, Point
from tools.pictures.art.colour import Colour
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs.bands import some_bands
from tools.pictures.art.motifs.rounds import petal
from tools.pictures.art.palette import Palette

_HEART: Point = (800.0, 800.0)


def sunrise(hand: Hand, field: Box, palette: Palette) -> None:
    """Draw rays to the edges, arcs of figures about the sun, and a hem of hills below."""
    rng = hand.rng
    ink = palette.turned() if rng.random() < 0.3 else palette
    hand.flat(field, ink.ground)
    count = rng.choice((15, 19, 23))
    _rays(hand, 1900, count, (ink.ground, ink.shade))
    radii = rng.choice(
        (((620, 88), (506, 88), (392, 88)), ((620, 120), (474, 150)), ((620, 150), (444, 120)))
    )
    for (far, tall), figure in zip(radii, rng.sample(_FIGURES, 3), strict=False):
        _half(hand, far + 12, ink.accent)
        _half(hand, far, ink.ground)
        figure(hand, far - tall / 2 - 6, tall * 0.72, ink)
    for far, shade in zip((292, 258, 234, 144, 116), rng.choice(_hearts(ink)), strict=True):
        _half(hand, far, shade)
    _tips(hand, 648, 100, ink)
    _hem(hand, Box(0, 800, field.w, 200), ink)


def _hearts(ink: Palette) -> tuple[tuple[Colour, ...], ...]:
    """Give the ways to colour the sun itself, from its rim inward."""
    return (
        (ink.main, ink.ground, ink.accent, ink.ground, ink.main),
        (ink.accent, ink.accent, ink.main, ink.ground, ink.accent),
        (ink.main, ink.main, ink.main, ink.ground, ink.accent),
        (ink.accent, ink.ground, ink.main, ink.main, ink.accent),
    )


def _at(turn: float, far: float) -> Point:
    return _HEART[0] + math.cos(turn) * far, _HEART[1] - math.sin(turn) * far


def _half(hand: Hand, far: float, shade: Colour) -> None:
    hand.exact([_at(math.pi * k / 64, far) for k in range(65)], shade)


def _rays(hand: Hand, far: float, count: int, shades: tuple[Colour, ...]) -> None:
    step = math.pi / count
    for k in range(count):
        hand.exact([_HEART, _at(step * k, far), _at(step * (k + 1), far)], shades[k % 2])


def _spread(far: float, wide: float) -> list[float]:
    """Give the middles of as many cells of width ``wide`` as the half circle takes."""
    count = max(5, round(math.pi * far / wide))
    count += 1 - count % 2
    return [math.pi * (k + 0.5) / count for k in range(count)]


def _teeth(hand: Hand, far: float, tall: float, ink: Palette) -> None:
    turns = _spread(far, tall * 1.0)
    half = math.pi / len(turns) / 2 * 0.86
    for k, turn in enumerate(turns):
        base, tip = far - tall / 2, far + tall / 2
        hand.fill(
            [_at(turn - half, base), _at(turn, tip), _at(turn + half, base)],
            ink.main if k % 2 else ink.accent,
        )


def _seeds(hand: Hand, far: float, tall: float, ink: Palette) -> None:
    for k, turn in enumerate(_spread(far, tall * 0.86)):
        hand.disc(_at(turn, far), tall * 0.36, ink.main)
        hand.disc(_at(turn, far), tall * 0.15, ink.accent if k % 2 else ink.ground)


def _leaves(hand: Hand, far: float, tall: float, ink: Palette) -> None:
    for k, turn in enumerate(_spread(far, tall * 0.62)):
        hand.exact(
            petal(_HEART, -turn, far - tall / 2, far + tall / 2, tall * 0.2),
            ink.accent if k % 3 == 1 else ink.main,
        )


def _steps(hand: Hand, far: float, tall: float, ink: Palette) -> None:
    turns = _spread(far, tall * 0.9)
    line = []
    for k, turn in enumerate(turns):
        line.append(_at(turn, far + (-tall * 0.4 if k % 2 else tall * 0.4)))
    hand.stroke(line, tall * 0.2, ink.main)
    for k, turn in enumerate(turns):
        hand.disc(
            _at(turn, far + (tall * 0.34 if k % 2 else -tall * 0.34)), tall * 0.12, ink.accent
        )


def _tips(hand: Hand, near: float, tall: float, ink: Palette) -> None:
    turns = _spread(near, 170)
    half = math.pi / len(turns) / 2 * 0.66
    for k, turn in enumerate(turns):
        hand.fill(
            [_at(turn - half, near), _at(turn, near + tall), _at(turn + half, near)],
            ink.main if k % 2 else ink.accent,
        )


def _hem(hand: Hand, box: Box, ink: Palette) -> None:
    """Lay the hem: a line, a band, and below it plain cloth."""
    hand.flat(box, ink.ground)
    hand.flat(Box(box.x, box.y - 4, box.w, 16), ink.main)
    some_bands(hand.rng, 1)[0](hand, Box(50, box.y + 34, 1500, 96), ink)
    hand.flat(Box(box.x, box.bottom - 50, box.w, 50), ink.accent)


_FIGURES = (_teeth, _seeds, _leaves, _steps)
