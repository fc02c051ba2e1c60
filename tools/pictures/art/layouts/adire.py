"""Indigo cloth: starch drawn with a feather keeps the dye out of dots and rings."""

import math

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import Palette


def adire(hand: Hand, field: Box, palette: Palette) -> None:
    """Draw a different sign of dots and rings in each square in turn."""
    rng = hand.rng
    columns, rows, count = rng.choice(((5, 3, 3), (3, 2, 2), (5, 3, 4)))
    signs = rng.sample(_SIGNS, count)
    pale = rng.choice((palette.main, palette.main, palette.accent))
    light = palette if pale == palette.main else palette.quiet()
    hand.flat(field, palette.ground)
    for j, row in enumerate(Box(50, 50, 1500, 900).grid(columns, rows)):
        for i, cell in enumerate(row):
            ink = light if (i + j) % 2 else palette
            if ink.ground != palette.ground:
                hand.flat(cell, ink.ground)
            signs[(i + j * (1 if count != 4 else 2)) % count](hand, cell.inset(24), ink)
    for i in range(columns + 1):
        _line(hand.turned(), 50 + 1500 / columns * i, Box(50, 0, 900, 0), palette)
    for j in range(rows + 1):
        _line(hand, 50 + 900 / rows * j, Box(50, 0, 1500, 0), palette)


def _line(hand: Hand, at: float, run: Box, ink: Palette) -> None:
    """Draw the line of starch between two squares."""
    hand.stroke([(run.x, at), (run.right, at)], 9, ink.main)


def _rings(hand: Hand, box: Box, ink: Palette) -> None:
    """Rings of dots round rings of line, like a stone dropped in a well."""
    far = box.reach
    for k, share in enumerate((0.16, 0.38, 0.6, 0.82)):
        if k % 2:
            hand.ring(box.middle, far * share, far * 0.09, ink.main)
        else:
            _dots(hand, box, far * (share + 0.02), far * 0.066, ink)
    _dots(hand, box, far * 0.98, far * 0.06, ink)
    hand.disc(box.middle, far * 0.08, ink.accent)


def _dots(hand: Hand, box: Box, far: float, radius: float, ink: Palette) -> None:
    count = max(6, round(math.tau * far / (radius * 3.1)))
    for k in range(count):
        turn = math.tau * k / count
        hand.disc(
            (box.middle[0] + math.cos(turn) * far, box.middle[1] + math.sin(turn) * far),
            radius,
            ink.main,
        )


def _cassava(hand: Hand, box: Box, ink: Palette) -> None:
    """A leaf of seven fingers, veins dotted."""
    far, (x, y) = box.reach, box.middle
    for k in range(8):
        turn = math.tau * k / 8 + math.pi / 8
        cos, sin = math.cos(turn), math.sin(turn)
        outline = []
        for i in range(25):
            t = math.tau * i / 24
            along, aside = far * (0.58 - 0.4 * math.cos(t)), far * 0.15 * math.sin(t)
            outline.append((x + along * cos - aside * sin, y + along * sin + aside * cos))
        hand.stroke(outline, far * 0.075, ink.main)
        for i in range(4):
            along = far * (0.36 + 0.16 * i)
            hand.disc((x + along * cos, y + along * sin), far * 0.04, ink.accent)
    hand.disc((x, y), far * 0.11, ink.main)


def _net(hand: Hand, box: Box, ink: Palette) -> None:
    """A fisherman's net with a dot in each mesh."""
    size = 4
    for row in box.grid(size, size):
        for cell in row:
            (x, y), far = cell.middle, cell.reach * 0.94
            wide = cell.w / 2 * 0.94
            hand.stroke(
                [(x, y - far), (x + wide, y), (x, y + far), (x - wide, y)],
                far * 0.17,
                ink.main,
                closed=True,
            )
            hand.disc((x, y), far * 0.2, ink.accent)


def _windows(hand: Hand, box: Box, ink: Palette) -> None:
    """Nine squares: full, ringed, full."""
    for j, row in enumerate(box.grid(3, 3)):
        for i, cell in enumerate(row):
            inner = cell.inset(cell.w * 0.1, cell.h * 0.1)
            if (i + j) % 2:
                hand.ring(cell.middle, inner.reach * 0.78, inner.reach * 0.26, ink.main)
                hand.disc(cell.middle, inner.reach * 0.24, ink.accent)
            else:
                hand.bar(inner, ink.main)
                hand.disc(cell.middle, inner.reach * 0.44, ink.ground)


def _stars(hand: Hand, box: Box, ink: Palette) -> None:
    """Strokes that burst from the middle, short and long."""
    far, (x, y) = box.reach, box.middle
    for k in range(24):
        turn, long = math.tau * k / 24, (0.96, 0.6, 0.78, 0.6)[k % 4]
        start = (x + math.cos(turn) * far * 0.26, y + math.sin(turn) * far * 0.26)
        tip = (x + math.cos(turn) * far * long, y + math.sin(turn) * far * long)
        hand.stroke([start, tip], far * 0.07, ink.main)
        hand.disc(tip, far * 0.08, ink.main if k % 2 else ink.accent)
    hand.ring((x, y), far * 0.13, far * 0.07, ink.main)


def _whirl(hand: Hand, box: Box, ink: Palette) -> None:
    """A snail's line that winds four times, dots between its turns."""
    far, (x, y) = box.reach, box.middle
    line, dots = [], []
    for k in range(150):
        turn = k / 149 * math.tau * 3.6
        radius = far * (0.05 + 0.9 * k / 149)
        line.append((x + math.cos(turn) * radius, y + math.sin(turn) * radius))
        if k % 5 == 0 and k > 40:
            inner = radius - far * 0.125
            dots.append((x + math.cos(turn) * inner, y + math.sin(turn) * inner))
    hand.stroke(line, far * 0.09, ink.main)
    for dot in dots:
        hand.disc(dot, far * 0.04, ink.accent)


_SIGNS = (_rings, _cassava, _net, _windows, _stars, _whirl)
