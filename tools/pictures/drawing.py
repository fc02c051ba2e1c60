"""One picture of the demo: what to draw, the drawing, and its file."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import Any

from PIL import Image

from tools.pictures.art.locator import locator_map
from tools.pictures.art.portrait import portrait
from tools.pictures.art.scene import scene

SIZE = (1600, 1000)
"""Width and height of a scene and of a map, px: pages show no rendition wider than 1600."""
FILE: dict[str, Any] = {"format": "AVIF", "quality": 46, "speed": 6, "max_threads": 1}
"""All of them take about 2 MB so."""

Places = tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What to draw: ``kind`` scene, map or portrait, from ``seed``, which is the file's name too.

    A map has places, and a language for its countries' names; a portrait may have a look.
    """

    kind: str
    seed: str
    places: Places = ()
    language: str = "en"
    look: str | None = None


def draw(drawing: Drawing) -> Image.Image:
    """The picture, RGB."""
    if drawing.kind == "map":
        return locator_map(drawing.places, drawing.seed, SIZE, language=drawing.language)
    if drawing.kind == "portrait":
        return portrait(drawing.seed, look=drawing.look)
    return scene(drawing.seed)


def written(image: Image.Image) -> bytes:
    """The picture as a file of the demo."""
    file = io.BytesIO()
    image.save(file, **FILE)
    return file.getvalue()


def digest(image: Image.Image) -> str:
    """What the pixels are, in 32 hex digits: independent of how files are written."""
    seen = hashlib.blake2b(repr(image.size).encode(), digest_size=16)
    seen.update(image.tobytes())
    return seen.hexdigest()
