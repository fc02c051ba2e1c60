"""Stamps that are pure figures: suns, diamonds, stars, knots.

They are of our own drawing, in the manner of adinkra and of the signs on bogolan; none is a
traditional sign with a meaning of its own.
"""

import math

from tools.pictures.art.box import Box, Point
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs.rounds import petal
from tools.pictures.art.palette import Palette


def polar(centre: Point, turn: float, far: float) -> Point:
    """Give the point ``far`` away from ``centre`` in the direction ``turn``."""
    return centre[0] + math.cos(turn) * far, centre[1] + math.sin(turn) * far


def turns(count: int, start: float = 0.0) -> list[float]:
    return [start + math.tau * k / count for k in range(count)]


def sun(hand: Hand, box: Box, ink: Palette) -> None:
    """A disc with wedges for rays."""
    far, centre = box.reach, box.middle
    for turn in turns(12, math.tau / 24):
        hand.fill(
            [
                polar(centre, turn, far),
                polar(centre, turn - 0.16, far * 0.6),
                polar(centre, turn + 0.16, far * 0.6),
            ],
            ink.main,
        )
    hand.disc(centre, far * 0.5, ink.main)
    hand.disc(centre, far * 0.34, ink.ground)
    hand.disc(centre, far * 0.21, ink.accent)


def nest(hand: Hand, box: Box, ink: Palette) -> None:
    """Diamonds within diamonds."""
    far, (x, y) = box.reach, box.middle
    shades = (ink.main, ink.ground, ink.accent, ink.ground, ink.main)
    for share, shade in zip((1.0, 0.78, 0.58, 0.38, 0.2), shades, strict=True):
        size = far * share
        hand.fill([(x, y - size), (x + size, y), (x, y + size), (x - size, y)], shade)


def horns(hand: Hand, box: Box, ink: Palette) -> None:
    """Two pairs of horns back to back, and a seed at the heart."""
    far, (x, y) = box.reach, box.middle
    width = far * 0.18
    for side in (-1, 1):
        for up in (-1, 1):
            curl = []
            for k in range(33):
                turn = math.pi * (1 + k / 32 * 1.75)
                radius = far * (0.43 - 0.28 * k / 32)
                across = far * 0.5 + radius * math.cos(turn)
                curl.append((x + side * across, y + up * (far * 0.5 + radius * math.sin(turn))))
            hand.stroke(curl, width, ink.main)
        hand.stroke(
            [(x + side * far * 0.07, y - far * 0.5), (x + side * far * 0.07, y + far * 0.5)],
            width,
            ink.main,
        )
    for side in (-1, 1):
        hand.disc((x + side * far * 0.78, y), far * 0.13, ink.accent)
    hand.fill(
        [(x, y - far * 0.24), (x + far * 0.17, y), (x, y + far * 0.24), (x - far * 0.17, y)],
        ink.accent,
    )


def flower(hand: Hand, box: Box, ink: Palette) -> None:
    """Eight petals round a seed."""
    far, centre = box.reach, box.middle
    for i, turn in enumerate(turns(8)):
        hand.exact(
            petal(centre, turn, far * 0.3, far, far * 0.21), ink.accent if i % 2 else ink.main
        )
    hand.disc(centre, far * 0.2, ink.main)


def star(hand: Hand, box: Box, ink: Palette) -> None:
    """A star of eight points over a ring."""
    far, centre = box.reach, box.middle

    def points(size: float, waist: float) -> list[Point]:
        return [
            polar(centre, turn, size if i % 2 else size * waist) for i, turn in enumerate(turns(16))
        ]

    hand.fill(points(far, 0.58), ink.main)
    hand.fill(points(far * 0.66, 0.62), ink.ground)
    hand.fill(points(far * 0.46, 0.62), ink.accent)


def wheel(hand: Hand, box: Box, ink: Palette) -> None:
    """A rim, a hub and six spokes."""
    far, centre = box.reach, box.middle
    hand.ring(centre, far * 0.9, far * 0.2, ink.main)
    for turn in turns(6, math.pi / 6):
        hand.stroke(
            [polar(centre, turn, far * 0.36), polar(centre, turn, far * 0.85)], far * 0.13, ink.main
        )
    hand.ring(centre, far * 0.3, far * 0.14, ink.main)
    for turn in turns(6):
        hand.disc(polar(centre, turn, far * 0.56), far * 0.09, ink.accent)


def knot(hand: Hand, box: Box, ink: Palette) -> None:
    """Four planks that pass over and under each other."""
    far, (x, y) = box.reach, box.middle
    thick, off = far * 0.19, far * 0.42
    gap = thick + far * 0.075

    def plank(cx: float, cy: float, long: float, across: bool) -> None:
        for half, shade in ((gap, ink.ground), (thick, ink.main if across else ink.accent)):
            wide, tall = (long, half) if across else (half, long)
            hand.flat(Box(x + cx - wide, y + cy - tall, 2 * wide, 2 * tall), shade)

    for at in (-off, off):
        plank(at, 0, far, False)
    for at in (-off, off):
        plank(0, at, far, True)
    for at in (-off, off):
        plank(at, -at, gap, False)


def eye(hand: Hand, box: Box, ink: Palette) -> None:
    """Rings that look back, between four corners."""
    far, (x, y) = box.reach, box.middle
    for share, shade in (
        (0.78, ink.main),
        (0.6, ink.ground),
        (0.46, ink.accent),
        (0.28, ink.ground),
        (0.15, ink.main),
    ):
        hand.disc((x, y), far * share, shade)
    for side in (-1, 1):
        for up in (-1, 1):
            cx, cy = x + side * far * 0.97, y + up * far * 0.97
            hand.fill(
                [(cx, cy), (cx - side * far * 0.42, cy), (cx, cy - up * far * 0.42)], ink.main
            )


def cross(hand: Hand, box: Box, ink: Palette) -> None:
    """A stepped cross with a seed in each corner."""
    far, (x, y) = box.reach, box.middle
    arm, mid, end = far * 0.24, far * 0.52, far * 0.96
    quarter = [(arm, -end), (arm, -mid), (mid, -mid), (mid, -arm), (end, -arm)]
    outline: list[Point] = []
    for _ in range(4):
        outline += quarter
        quarter = [(-b, a) for a, b in quarter]
    hand.fill([(x + a, y + b) for a, b in outline], ink.main)
    hand.fill(
        [(x, y - mid * 0.72), (x + mid * 0.72, y), (x, y + mid * 0.72), (x - mid * 0.72, y)],
        ink.ground,
    )
    hand.fill([(x, y - arm), (x + arm, y), (x, y + arm), (x - arm, y)], ink.accent)
    for side in (-1, 1):
        for up in (-1, 1):
            hand.disc((x + side * far * 0.78, y + up * far * 0.78), far * 0.1, ink.accent)


def maze(hand: Hand, box: Box, ink: Palette) -> None:
    """Square within square, each opening on another side."""
    far, (x, y) = box.reach, box.middle
    width = far * 0.15
    for i, share in enumerate((0.92, 0.58)):
        size = far * share
        ring = [
            (size * 0.3, -size),
            (size, -size),
            (size, size),
            (-size, size),
            (-size, -size),
            (-size * 0.3, -size),
        ]
        if i % 2:
            ring = [(a, -b) for a, b in ring]
        hand.stroke([(x + a, y + b) for a, b in ring], width, ink.main)
    hand.stroke([(x, y - far * 0.92), (x, y - far * 0.22)], width, ink.accent)
    hand.disc((x, y + far * 0.02), far * 0.2, ink.accent)
