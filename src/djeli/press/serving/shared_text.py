"""What many pages have in common: their frame, and the words that stand on most of them."""

from __future__ import annotations

from collections.abc import Sequence

LENGTH = 24
"""Bytes that must be the same: shorter ones are found again in any page, and say nothing."""


def shared_text(page: bytes, others: Sequence[bytes]) -> bytes:
    """Of ``page`` what at least half of the others have too, in its order.

    So what one page alone says is not in it, and is gone where that page is withdrawn.
    """
    counts = dict.fromkeys(_grams(page), 0)
    for other in others:
        for gram in counts.keys() & set(_grams(other)):
            counts[gram] += 1
    least = max((len(others) + 1) // 2, 1)
    kept, until = bytearray(), 0
    for place, gram in enumerate(_grams(page)):
        if counts[gram] >= least:
            kept += page[max(place, until) : place + LENGTH]
            until = place + LENGTH
    return bytes(kept)


def _grams(text: bytes) -> list[bytes]:
    return [text[place : place + LENGTH] for place in range(len(text) - LENGTH + 1)]
