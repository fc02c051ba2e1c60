"""Bands and stamps keep inside their boxes, so that no motif is cut or runs into another."""

from random import Random

import pytest
from PIL import Image, ImageChops

from tools.pictures.art.box import Box
from tools.pictures.art.hand import Hand
from tools.pictures.art.motifs.bands import BANDS, Band
from tools.pictures.art.motifs.rosette import rosette
from tools.pictures.art.motifs.stamps import GREAT, STAMPS, Stamp
from tools.pictures.art.palette import PALETTES, Palette

CHALK = next(pot for pot in PALETTES if pot.name == "chalk")
TREMOR = 1.9
# A tremor moves every edge a little; no more than this may pass the box (units).
SLACK = 6


def drawn_box(draw: Band | Stamp, box: Box, ink: Palette, is_turned: bool = False) -> Box:
    """Draw on an empty cloth and give the box of all that is not ground."""
    cloth = Image.new("RGB", (900, 900), ink.ground)
    hand = Hand(cloth, 1.0, Random(7), TREMOR)
    draw(hand.turned() if is_turned else hand, box, ink)
    found = ImageChops.difference(cloth, Image.new("RGB", cloth.size, ink.ground)).getbbox()
    assert found, "nothing was drawn"
    left, top, right, bottom = found
    return Box(left, top, right - left, bottom - top)


def keeps_within(drawn: Box, box: Box) -> bool:
    return (
        drawn.x >= box.x - SLACK
        and drawn.y >= box.y - SLACK
        and drawn.right <= box.right + SLACK
        and drawn.bottom <= box.bottom + SLACK
    )


@pytest.mark.parametrize("band", BANDS, ids=lambda band: band.__name__)
@pytest.mark.parametrize(
    "box", [Box(60, 90, 780, 80), Box(60, 90, 700, 260), Box(90, 90, 300, 120)]
)
def test_a_band_keeps_inside_its_box(band: Band, box: Box) -> None:
    drawn = drawn_box(band, box, CHALK)
    assert keeps_within(drawn, box)
    assert drawn.w > box.w * 0.6
    assert drawn.h > box.h * 0.5


@pytest.mark.parametrize("band", BANDS, ids=lambda band: band.__name__)
def test_a_band_may_run_from_top_to_bottom(band: Band) -> None:
    box = Box(90, 60, 110, 780)
    assert keeps_within(drawn_box(band, box.swapped(), CHALK, is_turned=True), box)


@pytest.mark.parametrize("stamp", [*STAMPS, rosette], ids=lambda stamp: stamp.__name__)
def test_a_stamp_fills_its_box_and_keeps_inside(stamp: Stamp) -> None:
    box = Box(200, 250, 400, 400)
    drawn = drawn_box(stamp, box, CHALK)
    assert keeps_within(drawn, box)
    assert max(drawn.w, drawn.h) > 300


def test_there_are_many_different_bands_and_stamps() -> None:
    assert len(set(BANDS)) == len(BANDS) >= 14
    assert len(set(STAMPS)) == len(STAMPS) >= 14
    assert set(GREAT) <= set(STAMPS)
