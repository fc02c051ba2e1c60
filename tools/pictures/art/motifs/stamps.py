"""All the stamps there are: single figures, as cut in calabash and printed in a square of cloth."""

from collections.abc import Callable

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs import signs, things
from tools.pictures.art.palette import Palette

Stamp = Callable[[Hand, Box, Palette], None]

STAMPS: tuple[Stamp, ...] = (
    signs.sun,
    signs.nest,
    signs.horns,
    signs.flower,
    signs.star,
    signs.wheel,
    things.drum,
    signs.knot,
    things.cowrie,
    things.fishes,
    things.turtle,
    things.granary,
    things.comb,
    signs.eye,
    signs.cross,
    signs.maze,
    things.moon,
)

# Those that stay good when one alone fills a cloth.
GREAT: tuple[Stamp, ...] = (
    signs.sun,
    signs.nest,
    signs.horns,
    signs.flower,
    signs.star,
    signs.wheel,
    signs.knot,
    things.turtle,
    signs.cross,
    signs.maze,
)
