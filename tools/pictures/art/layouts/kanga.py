"""Kanga: a border on all four sides, a field of small figures, one great figure in the middle."""

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs import lines, rounds, shapes
from tools.pictures.art.motifs.bands import Band
from tools.pictures.art.motifs.rosette import rosette
from tools.pictures.art.motifs.stamps import STAMPS, Stamp
from tools.pictures.art.palette import Palette

_BORDERS: tuple[Band, ...] = (
    shapes.lozenges,
    shapes.triangles,
    rounds.calabashes,
    shapes.leaves,
    rounds.petals,
    shapes.cowries,
    lines.chevrons,
    shapes.drums,
)


def kanga(hand: Hand, field: Box, palette: Palette) -> None:
    """Print the border, strew the field, and set the great figure in a clear round."""
    rng = hand.rng
    border, inner = rng.choice(
        (
            (palette, palette.turned()),
            (palette.turned(), palette),
            (palette.dyed(), palette),
            (palette, palette.dyed()),
        )
    )
    great, small = rng.sample(STAMPS, 2)
    band = rng.choice(_BORDERS)
    hand.flat(field, border.ground)
    hand.flat(field.inset(216), inner.ground)
    _border(hand, field, border, band, small)
    _strew(hand, inner, small)
    hand.disc((800, 500), 262, border.ground)
    hand.ring((800, 500), 244, 12, border.accent)
    if rng.random() < 0.5:
        rosette(hand, Box(800 - 226, 500 - 226, 452, 452), border)
    else:
        great(hand, Box(800 - 168, 500 - 168, 336, 336), border)


def _border(hand: Hand, field: Box, ink: Palette, band: Band, corner: Stamp) -> None:
    """Run the band along the four sides and stamp the corners."""
    down = hand.turned()
    for y in (68, 822):
        band(hand, Box(214, y, 1172, 110), ink)
    for x in (68, 1422):
        band(down, Box(x, 214, 110, 572).swapped(), ink)
    for x in (60, 1414):
        for y in (60, 814):
            corner(hand, Box(x, y, 126, 126), ink)
    for edge, width in ((36, 12), (200, 12)):
        frame = field.inset(edge)
        hand.stroke(frame.corners(), width, ink.accent if edge == 36 else ink.main, closed=True)


def _strew(hand: Hand, ink: Palette, stamp: Stamp) -> None:
    """Strew the field left and right of the great figure, row by row between the last."""
    side = 128
    spots = ((505, -188), (505, 0), (505, 188), (335, -196), (335, 196))
    for flip in (-1, 1):
        for x, y in spots:
            stamp(hand, Box(800 + flip * x - side / 2, 500 + y - side / 2, side, side), ink)
