"""Portraits: every look can be asked for, and none is mistaken for another."""

import pytest

from tools.pictures.art.portrait import LOOKS, portrait


def test_every_look_gives_another_picture_of_the_same_sitter() -> None:
    assert len({portrait("awa", (64, 64), look).tobytes() for look in LOOKS}) == len(LOOKS)


def test_an_unknown_look_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"no look is called 'wig'; there are afro, .*turban"):
        portrait("awa", (64, 64), "wig")


def test_a_small_portrait_is_the_large_one_made_small() -> None:
    large = portrait("awa", (640, 640), "gele").reduce(10)
    small = portrait("awa", (64, 64), "gele")
    pairs = zip(large.tobytes(), small.tobytes(), strict=True)
    assert sum(abs(a - b) for a, b in pairs) / len(small.tobytes()) < 12
