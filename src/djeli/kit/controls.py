"""Removes control characters: HTML and XML may not hold them, and nobody types them on purpose."""

from __future__ import annotations

import re

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Control characters but for tab, line feed and carriage return (HTML 13.2.3.5, XML 1.0 2.2)."""


def without_controls(text: str) -> str:
    """``text`` without control characters."""
    return text if text.isprintable() else CONTROLS.sub("", text)
