"""A scene by the name of its picture: drawn fine, made small, with the grain of paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from PIL import Image, ImageChops

from tools.pictures.art.parts.pen import FINENESS, Pen
from tools.pictures.art.scenes import (
    cinemas,
    clinics,
    courts,
    culture,
    markets,
    ports,
    rivers,
    schools,
    skies,
    workshops,
)

PARTS = rivers, ports, markets, courts, clinics, schools, skies, culture, cinemas, workshops
SCENES: Mapping[str, Callable[[Pen], None]] = {
    name: draw for part in PARTS for name, draw in part.SCENES.items()
}


def scene(name: str) -> Image.Image:
    """The scene of a picture's name, 1600 by 1000, RGB. Raises KeyError where there is none."""
    fine = Image.new("RGB", (1600 * FINENESS, 1000 * FINENESS))
    SCENES[name](Pen(fine, Random(f"scene:{name}")))
    return _papered(fine.reduce(FINENESS), name)


def _papered(image: Image.Image, name: str) -> Image.Image:
    """Broad, faint clouds as of ink that paper took unevenly."""
    rng = Random(f"paper:{name}")
    size = (24, 15)
    data = bytes(122 + byte * 12 // 255 for byte in rng.randbytes(size[0] * size[1]))
    veil = Image.frombytes("L", size, data).resize(image.size, Image.Resampling.BICUBIC)
    return ImageChops.overlay(image, Image.merge("RGB", (veil, veil, veil)))
