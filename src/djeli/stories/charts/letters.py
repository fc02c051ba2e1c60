"""Which charts can be pictures: those in letters that the edition's own fonts have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from djeli.stories.charts.figures import rows_of

DRAWN = (
    "20-7E A0-A1 A3 A7 A9 AB B0 B2-B3 B7 BB BF-CF D1-DD DF-EF F1-FD FF-101 112-113 128-12B "
    "131 143-144 14A-14D 152-153 160-161 168-16B 178 181 186 189-18A 190-192 194 198-199 "
    "19D 1B2-1B4 1F8-1F9 253-254 256-257 25B 263 272 28B 2BC 300-304 30C 323 1E44-1E45 "
    "1E62-1E63 1EA0-1EA1 1EB8-1EB9 1EBC-1EBD 1ECA-1ECD 1EE4-1EE5 2011 2013-2014 2018-2019 "
    "201C-201D 2022 2026 202F 2032-2033 20A6 20AC 20B5 2192 2212 "
)
"""The letters of `web/static/web/fonts/sans*.woff2`, with which pictures are written: code points
and ranges of them. A test compares it with the files."""


def drawn() -> Iterator[int]:
    """The code points of ``DRAWN``."""
    for part in DRAWN.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


_DRAWN = frozenset(map(chr, drawn()))


def is_drawable(value: Mapping[str, Any]) -> bool:
    """True if the fonts have every letter that a chart says. A picture with boxes in place of
    letters tells nobody anything: such a chart is a table wherever pages do not draw it."""
    said = [value.get(name) or "" for name in ("title", "unit", "source", "note")]
    cells = [cell for row in rows_of(value.get("table")) for cell in row]
    return set("".join([*said, *cells])) <= _DRAWN
