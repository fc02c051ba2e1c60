"""Beadwork: triangles set edge to edge, ring upon ring of them round the middle of the cloth."""

import math

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import Palette

# A square is cut in four. Ring by ring from the middle: which bead (0 the ground, 1 main,
# 2 accent, 3 second) lies in its quarters: inner upright, inner lying, outer upright, outer lying.
_Order = tuple[tuple[int, int, int, int], ...]
_ORDERS: tuple[_Order, ...] = (
    ((3, 3, 0, 0), (1, 3, 3, 1), (0, 3, 3, 3), (2, 2, 2, 2)),
    ((0, 3, 3, 0), (1, 1, 0, 0), (3, 3, 3, 3)),
    ((1, 1, 0, 0), (0, 0, 0, 0), (2, 2, 0, 0), (0, 0, 0, 0)),
    ((1, 1, 0, 0), (2, 2, 0, 2), (3, 3, 3, 3)),
    ((2, 3, 2, 3), (0, 0, 1, 1), (3, 0, 0, 3)),
    ((2, 2, 1, 2), (3, 3, 1, 1), (2, 1, 1, 1), (0, 0, 2, 2)),
    ((1, 0, 1, 0), (1, 2, 2, 2), (3, 3, 0, 0)),
    ((1, 0, 0, 1), (1, 2, 2, 1)),
    ((2, 2, 0, 2), (0, 2, 2, 0), (3, 3, 3, 3), (1, 1, 0, 0)),
    ((0, 0, 0, 0), (1, 1, 2, 2), (2, 0, 0, 0)),
)
_FOLDS = (0, 0, 8, 6)


def mosaic(hand: Hand, field: Box, palette: Palette) -> None:
    """Set the beads of every square by its distance from the middle, or from three middles."""
    rng = hand.rng
    side = rng.choice((125, 125, 100))
    order, fold = rng.choice(_ORDERS), rng.choice(_FOLDS)
    shades = (palette.ground, palette.main, palette.accent, palette.second)
    hand.flat(field, palette.ground)
    columns, rows = math.ceil(800 / side), math.ceil(500 / side)
    for j in range(-rows, rows):
        for i in range(-columns, columns):
            near, outward = _fold(i, fold)
            beads = order[(near + max(j, -1 - j)) % len(order)]
            cell = Box(800 + i * side, 500 + j * side, side, side)
            _set(hand, cell, [shades[bead] for bead in _turned(beads, outward, j >= 0)])


def _fold(i: int, fold: int) -> tuple[int, bool]:
    """Give a column's distance from its middle, and whether outward is to the right there."""
    near, outward = max(i, -1 - i), i >= 0
    if fold and near // fold % 2:
        return fold - 1 - near % fold, not outward
    return (near % fold if fold else near), outward


def _turned(beads: tuple[int, int, int, int], is_right: bool, is_low: bool) -> tuple[int, ...]:
    """Give the beads of the quarters in the order top, right, low, left."""
    inner_up, inner_side, outer_up, outer_side = beads
    right, left = (outer_side, inner_side) if is_right else (inner_side, outer_side)
    top, low = (inner_up, outer_up) if is_low else (outer_up, inner_up)
    return top, right, low, left


def _set(hand: Hand, cell: Box, beads: list[tuple[int, int, int]]) -> None:
    """Set the four quarters of a square."""
    corners, middle = cell.corners(), cell.middle
    for part, bead in enumerate(beads):
        hand.exact([corners[part], corners[(part + 1) % 4], middle], bead)
