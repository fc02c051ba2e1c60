"""All the bands there are, for a layout to choose from."""

from collections.abc import Callable
from random import Random

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs import lines, rounds, shapes
from tools.pictures.art.palette import Palette

Band = Callable[[Hand, Box, Palette], None]

BANDS: tuple[Band, ...] = (
    lines.zigzag,
    shapes.lozenges,
    rounds.seeds,
    lines.chevrons,
    shapes.triangles,
    rounds.suns,
    lines.comb,
    shapes.drums,
    rounds.calabashes,
    lines.crosses,
    shapes.checks,
    rounds.hills,
    lines.waves,
    shapes.leaves,
    rounds.beads,
    lines.bones,
    shapes.cowries,
    rounds.moons,
    lines.steps,
    shapes.hooks,
    rounds.petals,
    lines.lattice,
    lines.ladders,
    lines.coils,
    lines.millet,
)

BOLD: tuple[Band, ...] = (
    shapes.lozenges,
    rounds.suns,
    rounds.calabashes,
    shapes.drums,
    shapes.cowries,
    shapes.triangles,
    rounds.moons,
    rounds.petals,
    lines.coils,
    shapes.hooks,
    lines.zigzag,
    lines.chevrons,
    rounds.hills,
    shapes.leaves,
)


def some_bands(rng: Random, count: int) -> list[Band]:
    """Choose ``count`` different bands."""
    return rng.sample(BANDS, count)
