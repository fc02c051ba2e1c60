"""The same seed gives the same picture, in any process; another seed gives another."""

import os
import subprocess
import sys

import pytest

from tools.pictures.art.band import band_svg
from tools.pictures.art.locator import locator_map
from tools.pictures.art.portrait import portrait

SMALL = (160, 100)
DRAW = """
import hashlib
from tools.pictures.art.band import band_svg
from tools.pictures.art.locator import locator_map
from tools.pictures.art.portrait import portrait
from tools.pictures.art.scene import scene
pictures = [scene("sfax-sailors-go-home")]
pictures += [portrait("awa", (64, 64)), locator_map([("Lagos", 6.45, 3.4)], "lagos", (160, 100))]
digest = hashlib.sha256(b"".join(picture.tobytes() for picture in pictures))
digest.update(band_svg("a").encode())
print(digest.hexdigest())
"""


def drawn_with_hash_seed(seed: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", DRAW],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_two_processes_draw_the_same_bytes() -> None:
    first = drawn_with_hash_seed("1")
    assert len(first) == 65
    assert drawn_with_hash_seed("2") == first


def test_two_authors_do_not_share_a_face() -> None:
    assert portrait("awa", (64, 64)).tobytes() != portrait("sow", (64, 64)).tobytes()


def test_the_seed_of_a_map_changes_its_colours() -> None:
    maps = {locator_map([("Lagos", 6.45, 3.4)], f"map-{k}", SMALL).tobytes() for k in range(6)}
    assert len(maps) > 3


def test_two_seeds_weave_two_bands() -> None:
    assert len({band_svg(str(k)) for k in range(8)}) == 8


@pytest.mark.parametrize("size", [(1600, 1000), (320, 180), (300, 200), (96, 96), (60, 200)])
def test_every_picture_has_the_size_asked_for(size: tuple[int, int]) -> None:
    assert portrait("author", size).size == size
    assert locator_map([("Thiès", 14.79, -16.93)], "map", size).size == size


@pytest.mark.parametrize("size", [(0, 10), (10, -1)])
def test_a_picture_of_no_pixels_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="at least one pixel"):
        portrait("author", size)
    with pytest.raises(ValueError, match="at least one pixel"):
        locator_map([("Thiès", 14.79, -16.93)], "map", size)
