"""Flat weave: stepped diamonds with hooks, as in the tents of the Sahel and the Maghreb."""

from tools.pictures.art.box import Box
from tools.pictures.art.colour import Colour
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import Palette


def kilim(hand: Hand, field: Box, palette: Palette) -> None:
    """Weave one, three or six stepped diamonds between two stepped borders."""
    rng = hand.rng
    hand.shake = 1.0
    ink = rng.choice((palette, palette, palette.turned(), palette.dyed()))
    hand.flat(field, ink.ground)
    columns, steps = rng.choice(((3, 10), (3, 8), (6, 7)))
    order = rng.choice(
        ((1, 0, 2, 0, 1, 3), (1, 1, 0, 2, 0, 3), (2, 0, 1, 0, 1, 1), (1, 0, 1, 0, 2, 2))
    )
    shades = (ink.ground, ink.main, ink.accent, ink.second)
    rows = 1 if columns == 3 else 2
    area = Box(50, 190, 1500, 620)
    for row in area.grid(columns, rows):
        for cell in row:
            _diamond(hand, cell.inset(10), steps, [shades[i] for i in order], ink.ground)
    for row in area.grid(columns, rows):
        for cell in row[:-1]:
            _joints(hand, cell, ink)
    for y, up in ((50, False), (840, True)):
        _border(hand, Box(0, y, field.w, 110), ink, up)


def _diamond(hand: Hand, cell: Box, steps: int, shades: list[Colour], ground: Colour) -> None:
    """Weave diamonds one inside the other; each is a stack of bars."""
    (cx, cy), last = cell.middle, ground
    for ring in range(steps):
        shade = shades[ring % len(shades)]
        if shade == last:
            continue
        last = shade
        size = steps - ring
        wide, tall = cell.w / 2 / steps, cell.h / 2 / (steps - 0.5)
        for k in range(size):
            half = wide * (size - k)
            for y in {cy - tall * (k + 0.5), cy + tall * (k - 0.5)}:
                hand.flat(Box(cx - half, y, 2 * half, tall + 0.5), shade)


def _joints(hand: Hand, cell: Box, ink: Palette) -> None:
    """Fill the gap between two diamonds, above and below, with a small stepped figure."""
    unit = cell.h / 28
    for up in (-1, 1):
        y = cell.middle[1] + up * cell.h * 0.36
        for k, half in enumerate((1, 3, 5, 3, 1)):
            hand.flat(
                Box(
                    cell.right - half * unit,
                    y + (k - 2.5) * unit * 1.6,
                    2 * half * unit,
                    unit * 1.6 + 0.5,
                ),
                ink.main if k != 2 else ink.accent,
            )


def _border(hand: Hand, box: Box, ink: Palette, up: bool) -> None:
    """Weave a row of stepped teeth between two lines."""
    hand.flat(Box(box.x, box.y if up else box.bottom - 12, box.w, 12), ink.accent)
    hand.flat(Box(box.x, box.bottom if up else box.y - 50, box.w, 50), ink.main)
    area = Box(50, box.y + (22 if up else 0), 1500, 88)
    for cell in area.across(18):
        for k in range(4):
            tall = cell.h / 4
            half = cell.w / 2 * (4 - k) / 4.4
            y = area.bottom - tall * (k + 1) if up else area.y + tall * k
            hand.flat(Box(cell.middle[0] - half, y, 2 * half, tall + 0.5), ink.main)
