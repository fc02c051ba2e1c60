"""What a reader's script sends, and what is kept of it.

A view: ``{"s": 42, "t": 3, "w": 360, "l": "fr", "r": "https://www.facebook.com/", "u": ""}``: story, seconds on
screen so far, width of the window, language, referrer, ``utm_source``. How the visit ended:
``{"s": 42, "t": 95, "w": 360, "d": 80}``, with the per cent of the story that was seen.
"""  # noqa: E501

from __future__ import annotations

import json
from typing import NamedTuple

LARGEST = 4096
"""Bytes of a report."""
LEAST_SECONDS = 2
"""A story that was on screen for less was not read; the script waits for three."""
LONGEST_VISIT = 3600
LARGEST_ID = 2**53
PHONE, TABLET = 600, 1024
"""Widths below which a window is one of a phone, or of a tablet."""


class Unreadable(ValueError):
    """The body is no report."""


class Message(NamedTuple):
    """One report. ``depth`` is None if it tells of a view, and per cent where of its end."""

    story: int
    seconds: int
    device: str
    language: str = ""
    referrer: str = ""
    source: str = ""
    depth: int | None = None


def read(body: bytes) -> Message:
    """Raises Unreadable for what no script of ours would send."""
    try:
        given = json.loads(body.decode())
        story, seconds, width = given["s"], given["t"], given["w"]
        depth = given.get("d")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Unreadable("no report") from error
    # Each by name: this is run for every report.
    are_whole = type(story) is int and type(seconds) is int and type(width) is int
    if not are_whole or not (depth is None or type(depth) is int):
        raise Unreadable("numbers are whole")
    if not 0 < story < LARGEST_ID or not 0 < width < 100_000 or seconds < LEAST_SECONDS:
        raise Unreadable("out of range")
    device = "phone" if width < PHONE else "tablet" if width < TABLET else "desktop"
    seconds = min(seconds, LONGEST_VISIT)
    if depth is not None:
        return Message(story, seconds, device, depth=min(max(depth, 0), 100))
    tongue, referrer, source = given.get("l", ""), given.get("r", ""), given.get("u", "")
    if not (type(tongue) is str and type(referrer) is str and type(source) is str):
        raise Unreadable("texts are texts")
    return Message(story, seconds, device, tongue, referrer, source)
