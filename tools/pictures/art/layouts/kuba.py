"""Raffia cloth: bundles of slanting lines that fold into diamonds and plaits, as Kuba women sew."""

from dataclasses import replace

from tools.pictures.art.box import Box, Point
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import Palette


def kuba(hand: Hand, field: Box, palette: Palette) -> None:
    """Fill squares with bundles of slanting lines, mirrored about the middle of the cloth."""
    rng = hand.rng
    side, lines = rng.choice(((125, 2), (200, 3), (200, 2), (250, 3)))
    columns, rows = -(-800 // side), -(-500 // side)
    slants = _slants(hand, columns, rows)
    other = replace(palette, main=palette.accent, accent=palette.main)
    ink = rng.choice((palette, palette, palette.turned(), other))
    for j in range(2 * rows):
        for i in range(2 * columns):
            near = (
                columns - 1 - i if i < columns else i - columns,
                rows - 1 - j if j < rows else j - rows,
            )
            falls = slants[near[1]][near[0]] ^ (i < columns) ^ (j < rows)
            cell = Box(800 + (i - columns) * side, 500 + (j - rows) * side, side, side)
            _bundle(hand, cell, ink, falls, lines)


def _slants(hand: Hand, columns: int, rows: int) -> list[list[bool]]:
    """Choose which way each square of one quarter leans: the lines fold along rows and columns.

    Folding only along whole rows and columns keeps every figure the mirror of its neighbour:
    hooked crosses, which free choice would make now and then, cannot come about.
    """
    rng = hand.rng
    if rng.random() < 0.4:
        bend = rng.choice((2, 3))
        return [[(i // bend + j // bend) % 2 == 0 for i in range(columns)] for j in range(rows)]
    across, down = _folds(hand, columns), _folds(hand, rows)
    return [[across[i] ^ down[j] for i in range(columns)] for j in range(rows)]


def _folds(hand: Hand, count: int) -> list[bool]:
    """Give a row of leans that changes after every one, two or three squares."""
    leans: list[bool] = []
    while len(leans) < count:
        leans += [not (leans and leans[-1])] * hand.rng.choice((1, 2, 2, 3))
    return leans[:count]


def _bundle(hand: Hand, cell: Box, ink: Palette, falls: bool, lines: int) -> None:
    """Sew one square: a bundle along its diagonal, and one that cuts each free corner."""
    hand.flat(cell, ink.ground)
    # Lines meet those of the next square whichever way it leans: a whole number to a side.
    step = 1 / lines
    thick = step * 0.56
    for k in range(-lines, lines + 1):
        middle = k * step
        shade = ink.accent if k % lines == 0 else ink.main
        band = _slice(middle - thick / 2, middle + thick / 2)
        if band:
            hand.exact(
                [(cell.x + (x if falls else 1 - x) * cell.w, cell.y + y * cell.h) for x, y in band],
                shade,
            )


def _slice(low: float, high: float) -> list[Point]:
    """Give what the unit square holds of the band low <= y - x <= high."""
    low, high = max(low, -1.0), min(high, 1.0)
    if low >= high:
        return []
    upper = [(max(0.0, -high), max(0.0, high)), (min(1.0, 1 - high), min(1.0, 1 + high))]
    lower = [(min(1.0, 1 - low), min(1.0, 1 + low)), (max(0.0, -low), max(0.0, low))]
    points = [upper[0], upper[1]]
    if low < 0 < high:
        points += [(1.0, 1.0)]
    points += lower
    if low < 0 < high:
        points += [(0.0, 0.0)]
    return points
