"""Which format bytes are in, told by the bytes and not by a file's name."""

from __future__ import annotations

from djeli.wire.formats import newsml_g2, ninjs
from djeli.wire.formats.item import ReceivedItem, Refused

LARGEST = 20_000_000
"""Bytes of the largest file that is read."""
BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read(content: bytes) -> list[ReceivedItem]:
    """Every item in ``content``. Raises Refused with one clear line."""
    if len(content) > LARGEST:
        raise Refused(f"larger than {LARGEST // 1_000_000} MB")
    opening = content.removeprefix(BOMS[0])
    for mark in BOMS[1:]:
        opening = opening.removeprefix(mark)
    first = opening.replace(b"\x00", b"").lstrip()[:1]
    if first in {b"{", b"["}:
        return ninjs.read(content.removeprefix(BOMS[0]))
    if first == b"<":
        return newsml_g2.read(content)
    raise Refused("neither JSON nor XML" if first else "empty")
