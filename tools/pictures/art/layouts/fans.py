"""Wax print: fans that lie on one another like scales."""

import math

from tools.pictures.art.box import Box, Point
from tools.pictures.art.colour import Colour
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import Palette


def fans(hand: Hand, field: Box, palette: Palette) -> None:
    """Lay rows of fans, each row half a fan aside and over the row above."""
    rng = hand.rng
    wide, first = rng.choice(((250, 300), (500, 550), (400, 400)))
    kinds = rng.sample(range(4), 2)
    inks = rng.choice(
        (
            (palette, palette),
            (palette, palette.turned()),
            (palette, palette.dyed()),
            (palette.dyed(), palette.turned()),
        )
    )
    hand.flat(field, palette.ground)
    drop = wide / 2 * 0.9
    rows = int(field.h / drop) + 3
    for row in range(rows):
        y = -drop * 0.2 + row * drop
        shift = wide / 2 if row % 2 else 0
        for column in range(-3, int(field.w / wide) + 4):
            x = first + shift + column * wide
            if -wide < x < field.w + wide:
                _fan(hand, (x, y), wide / 2, inks[row % 2], kinds[row % 2])


def _arc(centre: Point, far: float) -> list[Point]:
    count = max(24, int(far / 5))
    return [
        (
            centre[0] + math.cos(math.tau * k / count) * far,
            centre[1] + math.sin(math.tau * k / count) * far,
        )
        for k in range(count)
    ]


def _fan(hand: Hand, centre: Point, far: float, ink: Palette, kind: int) -> None:
    """Draw one fan as a full round; the fans laid later hide its lower half."""
    hand.exact(_arc(centre, far), ink.main)
    hand.exact(_arc(centre, far * 0.93), ink.ground)
    shades: tuple[tuple[float, Colour], ...]
    if kind == 0:
        shades = (
            (0.82, ink.main),
            (0.7, ink.ground),
            (0.6, ink.accent),
            (0.42, ink.ground),
            (0.3, ink.main),
        )
    elif kind == 1:
        shades = ((0.58, ink.main), (0.5, ink.ground), (0.38, ink.accent))
        _spots(hand, centre, far * 0.76, far * 0.085, ink)
    elif kind == 2:
        shades = ((0.44, ink.accent), (0.32, ink.ground), (0.2, ink.main))
        _blades(hand, centre, far, ink)
    else:
        shades = ((0.84, ink.accent), (0.64, ink.ground), (0.52, ink.main), (0.2, ink.ground))
    for share, shade in shades:
        hand.exact(_arc(centre, far * share), shade)


def _spots(hand: Hand, centre: Point, far: float, radius: float, ink: Palette) -> None:
    for k in range(13):
        turn = math.pi + math.pi * (k + 0.5) / 13
        hand.disc(
            (centre[0] + math.cos(turn) * far, centre[1] + math.sin(turn) * far), radius, ink.main
        )


def _blades(hand: Hand, centre: Point, far: float, ink: Palette) -> None:
    for k in range(13):
        turn = math.pi + math.pi * (k + 0.5) / 13
        near = [
            (
                centre[0] + math.cos(turn + lean) * far * reach,
                centre[1] + math.sin(turn + lean) * far * reach,
            )
            for lean, reach in ((-0.09, 0.85), (0.09, 0.85), (0.0, 0.52))
        ]
        hand.exact(near, ink.main)
