"""Printed cloth: squares parted by combed lines, a stamp in each."""

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs.stamps import STAMPS
from tools.pictures.art.palette import Palette


def adinkra(hand: Hand, field: Box, palette: Palette) -> None:
    """Comb the cloth into squares and print a few stamps over it in turn."""
    rng = hand.rng
    columns, rows, count = rng.choice(((5, 3, 3), (5, 3, 2), (3, 2, 2), (5, 3, 5)))
    stamps = rng.sample(STAMPS, count)
    cloths = rng.choice(
        (
            (palette, palette.turned()),
            (palette, palette),
            (palette, palette.quiet()),
            (palette.turned(), palette.dyed()),
            (palette.quiet(), palette.dyed(), palette),
        )
    )
    hand.flat(field, cloths[0].ground)
    slope = rng.choice((1, 2)) if count > 2 else 1
    # The outer squares take the selvedge with them, so that no rim of ground is left over.
    for j, row in enumerate(Box(50, 50, 1500, 900).grid(columns, rows)):
        for i, cell in enumerate(row):
            ink = cloths[(i + j) % len(cloths)]
            left = 0 if i == 0 else cell.x
            right = field.right if i == columns - 1 else cell.right
            top = 0 if j == 0 else cell.y
            low = field.bottom if j == rows - 1 else cell.bottom
            hand.flat(Box(left, top, right - left, low - top), ink.ground)
            stamps[(i + slope * j) % count](hand, cell.inset(*_room(cell)), ink)
    teeth = rng.choice((2, 3))
    for i in range(1, columns):
        _comb(hand.turned(), 50 + 1500 / columns * i, field.h, palette, teeth)
    for j in range(1, rows):
        _comb(hand, 50 + 900 / rows * j, field.w, palette, teeth)


def _room(cell: Box) -> tuple[float, float]:
    """Give the margins between a stamp and the combed lines."""
    return 44 + cell.w * 0.02, 44 + cell.h * 0.02


def _comb(hand: Hand, at: float, length: float, ink: Palette, teeth: int) -> None:
    """Draw the parallel lines that a comb dipped in dye leaves, on a strip of plain cloth."""
    hand.flat(Box(-5, at - 13 * teeth / 2 - 3, length + 10, 13 * teeth + 6), ink.ground)
    for k in range(teeth):
        y = at + (k - (teeth - 1) / 2) * 13
        hand.stroke([(-20, y), (length + 20, y)], 6, ink.accent if k % 2 else ink.main)
