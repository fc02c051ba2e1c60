"""The address of a chart's picture, for readers outside our pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

FOLDER = "charts"


def picture_address(story: int, value: Mapping[str, Any], language: str) -> str:
    """Where the picture of a story's chart is: another address as soon as the chart is another."""
    return f"/media/{FOLDER}/{story}/{digest(value, language)}.png"


def digest(value: Mapping[str, Any], language: str) -> str:
    """What a chart says, in 16 hex digits."""
    said = json.dumps([language, dict(value)], sort_keys=True, ensure_ascii=False).encode()
    return hashlib.blake2b(said, digest_size=8).hexdigest()
