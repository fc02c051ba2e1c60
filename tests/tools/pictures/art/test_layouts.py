"""Every layout covers the cloth, in every palette that it may be given."""

from random import Random

import pytest
from PIL import Image

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.palette import PALETTES
from tools.pictures.art.weave import LAYOUTS, Layout

FIELD = Box(0, 0, 1600, 1000)
BARE = (255, 0, 255)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.lay.__name__)
def test_a_layout_covers_the_whole_cloth_with_colours_of_its_palette(layout: Layout) -> None:
    for k, palette in enumerate(PALETTES):
        if layout.palettes and palette.name not in layout.palettes:
            continue
        cloth = Image.new("RGB", (320, 200), BARE)
        layout.lay(Hand(cloth, 0.2, Random(k), 1.9), FIELD, palette)
        found = {shade: count for count, shade in cloth.getcolors(64000) or []}
        assert BARE not in found
        seen = [found.get(shade, 0) for shade in (palette.ground, palette.main, palette.accent)]
        assert sum(count > 640 for count in seen) >= 2, palette.name


def test_a_layout_names_only_palettes_that_there_are() -> None:
    names = {palette.name for palette in PALETTES}
    assert all(set(layout.palettes) <= names for layout in LAYOUTS)
