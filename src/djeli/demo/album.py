"""The demo's pictures: small files in `pictures/`, each with its credit and alternative text.

They are drawn by `tools/pictures`, which is no part of the package.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.files.images import ImageFile

from djeli.demo.sources import PICTURE_INDEX, picture_file
from djeli.stories.models import Picture

CREDITS = {
    "scene": "Illustration: Vardiafrica",
    "map": "Map: Vardiafrica, Natural Earth",
    "portrait": "Illustration: Vardiafrica",
}


class Album:
    """Gives the pictures of the demo by their names."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, Any]] = json.loads(PICTURE_INDEX.read_text("utf-8"))

    def picture(self, name: str, title: str, alt: str, caption: str = "") -> Picture:
        """The row of a picture, saved, with credit and alternative text."""
        facts = self._known[name]
        with picture_file(name).open("rb") as file:
            return Picture.objects.create(
                title=title[:255],
                file=ImageFile(file, f"{name}.avif"),
                alt_text=alt[:250],
                caption=caption,
                credit=CREDITS[facts["kind"]],
            )
