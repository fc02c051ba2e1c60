"""Removes lines at the top of a text that repeat what the item says elsewhere."""

from __future__ import annotations

from djeli.wire.bodies.sanitise import plain
from djeli.wire.formats.item import Block


def without_labels(blocks: tuple[Block, ...], *labels: str) -> tuple[Block, ...]:
    """``blocks`` without what repeats the headline, the source or the dateline (``labels``) before
    the text. Nothing else is left out, and never the whole text."""
    known = {_bare(label) for label in labels} - {""}
    for start, block in enumerate(blocks):
        if block.kind not in {"heading", "paragraph"} or _bare(plain(block.text)) not in known:
            return blocks[start:]
    return blocks


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
