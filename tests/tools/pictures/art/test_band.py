"""The woven band repeats without a seam, is small, and is the one that the site shows."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

import djeli.web
from tools.pictures.art.band import band_svg

STATIC = Path(djeli.web.__file__).parent / "static" / "web"


@pytest.mark.parametrize("seed", [str(k) for k in range(20)])
def test_a_band_is_a_small_tile_whose_figures_end_before_its_edges(seed: str) -> None:
    text = band_svg(seed)
    assert len(text.encode()) <= 3000
    svg = ET.fromstring(text)
    width = float(svg.attrib["width"])
    assert svg.attrib["viewBox"] == f"0 0 {width:g} 22"
    starts = [float(x) for x in re.findall(r"M([\d.]+) [\d.]+", text) if float(x) > 0]
    assert min(starts) >= 2
    assert max(starts) <= width - 2


def test_a_band_can_be_dyed_as_wanted() -> None:
    assert 'fill="#5a2817"' in band_svg("a", "kola")
    with pytest.raises(ValueError, match="no palette is called 'pink'"):
        band_svg("a", "pink")


def test_the_site_shows_a_band_that_the_loom_wove() -> None:
    assert (STATIC / "band.svg").read_text(encoding="utf-8") == band_svg("2", "kola")


@pytest.mark.parametrize("size", [180, 192, 512])
def test_an_icon_has_the_size_in_its_name_and_no_holes(size: int) -> None:
    with Image.open(STATIC / "icons" / f"icon-{size}.png") as icon:
        assert icon.size == (size, size)
        assert icon.convert("RGBA").getextrema()[3] == (255, 255)


def test_the_mark_is_a_square_that_knows_the_dark() -> None:
    mark = (STATIC / "mark.svg").read_text(encoding="utf-8")
    assert ET.fromstring(mark).attrib["viewBox"] == "0 0 32 32"
    assert "prefers-color-scheme:dark" in mark
