"""The demo's pictures, drawn by our own code in two processes while the rest is written."""

from __future__ import annotations

import io
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from django.core.files.images import ImageFile

from djeli.demo.drawing import SIZE, Drawing, draw, focal_point
from djeli.stories.models import Picture

CREDITS = {
    "weave": "Illustration: Vardiafrica",
    "map": "Map: Vardiafrica, Natural Earth",
    "portrait": "Illustration: Vardiafrica",
}


class Studio:
    """Draws in the background; ``picture`` waits for a drawing and makes its row."""

    def __init__(self, wanted: Sequence[Drawing]) -> None:
        # Spawned, not forked: a child must not share this process's database connection.
        self._pool = ProcessPoolExecutor(2, mp_context=get_context("spawn"))
        self._drawn: dict[Drawing, Future[bytes]] = {
            drawing: self._pool.submit(draw, drawing) for drawing in dict.fromkeys(wanted)
        }

    def picture(self, drawing: Drawing, title: str, alt: str, caption: str = "") -> Picture:
        """The row of a drawing, saved, with credit and alternative text."""
        drawn = self._drawn.get(drawing)
        content = drawn.result() if drawn else draw(drawing)
        return Picture.objects.create(
            title=title[:255],
            file=ImageFile(io.BytesIO(content), f"{drawing.seed}.jpg"),
            alt_text=alt[:250],
            caption=caption,
            credit=CREDITS[drawing.kind],
            **focal_point(drawing, *SIZE),
        )

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)
