"""Detects an item's format by its bytes, not by the file's name."""

from __future__ import annotations

from djeli.wire.formats import newsml_g2, ninjs
from djeli.wire.formats.item import ReceivedItem, Refused

LARGEST = 20_000_000
"""Bytes of the largest file that is read."""
BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read(content: bytes) -> list[ReceivedItem | Refused]:
    """Every item in ``content``, or why it is refused: of several one holds up none of the others.
    Raises Refused with one clear line where all of it is one, or nothing is found."""
    if len(content) > LARGEST:
        raise Refused(f"larger than {LARGEST // 1_000_000} MB")
    opening = content.removeprefix(BOMS[0])
    for mark in BOMS[1:]:
        opening = opening.removeprefix(mark)
    first = opening.replace(b"\x00", b"").lstrip()[:1]
    if first in {b"{", b"["}:
        return _known(ninjs.read(content.removeprefix(BOMS[0])))
    if first == b"<":
        return _known(newsml_g2.read(content))
    raise Refused("neither JSON nor XML" if first else "empty")


def _known(found: list[ReceivedItem | Refused]) -> list[ReceivedItem | Refused]:
    if len(found) == 1 and isinstance(found[0], Refused):
        raise found[0]
    return found
