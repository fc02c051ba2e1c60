"""Motif and ground of every cloth are far enough apart to be seen."""

import pytest

from tools.pictures.art.colour import code, colour, contrast, mix
from tools.pictures.art.palette import PALETTES, Palette

by_name = pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)


def test_there_are_a_dozen_palettes_and_each_has_its_own_name() -> None:
    assert len({palette.name for palette in PALETTES}) == len(PALETTES) >= 12


@by_name
def test_the_motif_stands_out_from_the_ground(palette: Palette) -> None:
    assert contrast(palette.ground, palette.main) >= 4.5


@by_name
def test_the_motif_stands_out_from_every_panel_too(palette: Palette) -> None:
    for panel in (palette.turned(), palette.dyed(), palette.quiet()):
        assert contrast(panel.ground, panel.main) >= 3, panel


@by_name
def test_the_accent_is_seen_on_every_panel(palette: Palette) -> None:
    for panel in (palette, palette.turned(), palette.dyed()):
        assert contrast(panel.ground, panel.accent) >= 1.7, panel


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(colour("000000"), colour("ffffff")) == pytest.approx(21)
    assert contrast(colour("777777"), colour("ffffff")) == pytest.approx(4.48, abs=0.01)


def test_a_colour_survives_being_written_and_mixed() -> None:
    assert code(colour("2c2a66")) == "#2c2a66"
    assert mix(colour("000000"), colour("ffffff"), 0.5) == (128, 128, 128)
