"""The demo's committed pictures are those that its texts ask for, as they are drawn today."""

import json

import pytest
from PIL import Image, ImageChops, ImageStat

from djeli.demo import sources
from tools.pictures.__main__ import DIGESTS, facts
from tools.pictures.drawing import SIZE, digest, draw
from tools.pictures.wanted import drawings

AGAIN = "draw again: python -m tools.pictures"
MOST_BYTES = 3_000_000
"""Of all pictures together: everybody who installs the package takes them."""
WANTED = {drawing.seed: drawing for drawing in drawings()}
KNOWN = json.loads(DIGESTS.read_text("utf-8"))
PORTRAITS = [name for name, drawing in WANTED.items() if drawing.kind == "portrait"]
SAMPLE = [
    *PORTRAITS[:2],
    *[name for name, drawing in WANTED.items() if drawing.kind == "map"][:1],
    *[name for name, drawing in WANTED.items() if drawing.kind == "scene"][:2],
]


def compare(name: str) -> None:
    """The pixels are those of the last drawing, and the file shows them."""
    drawn = draw(WANTED[name])
    assert digest(drawn) == KNOWN[name], AGAIN
    with Image.open(sources.picture_file(name)) as file:
        apart = ImageStat.Stat(ImageChops.difference(drawn, file.convert("RGB")))
    assert max(apart.mean) < 9, AGAIN


@pytest.mark.parametrize("name", SAMPLE)
def test_drawing_again_gives_the_same_pixels(name):
    compare(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in WANTED if name not in SAMPLE])
def test_drawing_any_picture_again_gives_the_same_pixels(name):
    compare(name)


def test_another_picture_does_not_pass_for_one():
    one, other = (draw(WANTED[name]) for name in PORTRAITS[:2])
    assert digest(one) != digest(other)
    assert max(ImageStat.Stat(ImageChops.difference(one, other)).mean) > 12


def test_there_is_a_file_for_each_picture_of_the_texts_and_no_other():
    there = {path.stem for path in sources.PICTURES.glob("*.avif")}
    assert there == set(WANTED), AGAIN
    assert set(KNOWN) == set(WANTED), AGAIN


def test_the_demo_knows_of_each_picture_what_it_is():
    index = json.loads(sources.PICTURE_INDEX.read_text("utf-8"))
    assert index == {name: facts(drawing) for name, drawing in WANTED.items()}, AGAIN
    assert {row["kind"] for row in index.values()} == {"scene", "map", "portrait"}


def test_pictures_are_large_enough_for_any_page_and_small_together():
    for name, drawing in WANTED.items():
        with Image.open(sources.picture_file(name)) as file:
            assert file.size == ((640, 640) if drawing.kind == "portrait" else SIZE)
    assert sum(path.stat().st_size for path in sources.PICTURES.iterdir()) <= MOST_BYTES
