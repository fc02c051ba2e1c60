"""The address of a chart's picture, for readers outside our pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from djeli.stories.photos.geometry import Size

FOLDER = "charts"
Measure = Callable[[Mapping[str, Any], str], Size | None]
_measures: list[Measure] = []


def measure_by(measure: Measure) -> None:
    """Let the room that draws charts say how large the picture of a block is."""
    _measures[:] = [measure]


def size_of(value: Mapping[str, Any], language: str) -> Size | None:
    """Width and height in px of a chart's picture; None where there is none."""
    return next((measure(value, language) for measure in _measures), None)


def picture_address(story: int, value: Mapping[str, Any], language: str) -> str:
    """Where the picture of a story's chart is: another address as soon as the chart is another."""
    return f"/media/{FOLDER}/{story}/{digest(value, language)}.png"


def digest(value: Mapping[str, Any], language: str) -> str:
    """What a chart says, in 16 hex digits."""
    said = json.dumps([language, dict(value)], sort_keys=True, ensure_ascii=False).encode()
    return hashlib.blake2b(said, digest_size=8).hexdigest()
