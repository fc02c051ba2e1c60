"""One picture of the demo: what to draw, the drawing, and its file."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import Any

from PIL import Image

from tools.pictures.art.locator import locator_map
from tools.pictures.art.portrait import portrait
from tools.pictures.art.weave import weave, weave_focus_box

SIZE = (1600, 1000)
"""Width and height of a weave and of a map, px: pages show no rendition wider than 1600."""
FILE: dict[str, Any] = {"format": "AVIF", "quality": 30, "speed": 6, "max_threads": 1}
"""All of them take 2.6 MB so. WebP of the same look takes twice as much: threads are costly."""

Places = tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What to draw: ``kind`` weave, map or portrait, from ``seed``, which is the file's name too.

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
    return weave(drawing.seed, SIZE)


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


def focus(drawing: Drawing) -> dict[str, int]:
    """What a crop should keep, in px, as the fields of a picture's focal point; {} for anything."""
    box = weave_focus_box(drawing.seed) if drawing.kind == "weave" else None
    if box is None:
        return {}
    width, height = SIZE
    return {
        "focal_point_x": round((box.x + box.w / 2) * width),
        "focal_point_y": round((box.y + box.h / 2) * height),
        "focal_point_width": round(box.w * width),
        "focal_point_height": round(box.h * height),
    }
