"""What to draw for the demo, and the drawing itself. No Django: a process of its own can do it."""

from __future__ import annotations

import io
from dataclasses import dataclass

from djeli.demo.art.locator import locator_map
from djeli.demo.art.portrait import portrait
from djeli.demo.art.weave import weave, weave_focus_box

SIZE = (1600, 1000)
"""Width and height of a weave and of a map, px."""

Places = tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What to draw: ``kind`` weave, map or portrait, from ``seed``.

    A map has places, and a language for its countries' names; a portrait may have a look.
    """

    kind: str
    seed: str
    places: Places = ()
    language: str = "en"
    look: str | None = None


def draw(drawing: Drawing) -> bytes:
    """The picture as a JPEG file."""
    if drawing.kind == "map":
        image = locator_map(drawing.places, drawing.seed, language=drawing.language)
    elif drawing.kind == "portrait":
        image = portrait(drawing.seed, look=drawing.look)
    else:
        image = weave(drawing.seed)
    file = io.BytesIO()
    image.convert("RGB").save(file, "JPEG", quality=88, progressive=True)
    return file.getvalue()


def focal_point(drawing: Drawing, width: int, height: int) -> dict[str, int]:
    """What a crop should keep, in px, as the fields of a picture's focal point; {} for anything."""
    box = weave_focus_box(drawing.seed) if drawing.kind == "weave" else None
    if box is None:
        return {}
    return {
        "focal_point_x": round((box.x + box.w / 2) * width),
        "focal_point_y": round((box.y + box.h / 2) * height),
        "focal_point_width": round(box.w * width),
        "focal_point_height": round(box.h * height),
    }
