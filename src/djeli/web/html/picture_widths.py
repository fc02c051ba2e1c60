"""The `sizes` of pictures (HTML, 4.8.4.2.2)."""

from __future__ import annotations

import re
from functools import cache

FINE = "(min-resolution:2.5dppx) and (max-width:40rem)"
"""Phones with more than two device pixels to one: nobody sees more than two."""
LENGTH = re.compile(r"([\d.]+)(\D+)")


@cache
def capped(sizes: str) -> str:
    """``sizes``, whose last width is that of phones, with two thirds of it for phones of three
    device pixels to one: they take the file that those of two do."""
    last = sizes.rpartition(",")[2].strip()
    found = LENGTH.fullmatch(last)
    if found is None:
        raise ValueError(f"the last width is no plain length: {sizes!r}")
    return f"{FINE} {round(float(found[1]) * 2 / 3, 1):g}{found[2]},{sizes}"
