"""Pages in the codings in which readers ask for them, each made when it is first asked for.

Brotli is made twice: at once, in the time that gzip takes, and at rest, an eighth smaller
(``packer``). Equal content is compressed once in each process, and outlives the store's changes
that leave it as it is.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from threading import Lock

import brotli

from djeli.press.serving.codings import BROTLI, DICTIONARY, GZIP, IDENTITY
from djeli.press.serving.dictionary import Dictionary
from djeli.press.serving.response import Composed, EncodedPage
from djeli.press.serving.wishes import Wishes
from djeli.press.store.packed import Packed

FAST = 5
"""Brotli's quality for a page that somebody waits for."""
REMEMBERED = 1 << 24
"""Bytes of packed pages that a worker remembers."""


class Remembered:
    """Packed bytes by what was packed, and how: those that were made last."""

    def __init__(self, most: int = REMEMBERED) -> None:
        self._most = most
        self._size = 0
        self._lock = Lock()
        self._found: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    def get(self, digest: str, suffix: str) -> bytes | None:
        return self._found.get((digest, suffix))

    def keep(self, digest: str, suffix: str, packed: bytes) -> None:
        with self._lock:
            self._size += len(packed) - len(self._found.get((digest, suffix), b""))
            self._found[digest, suffix] = packed
            while self._size > self._most and self._found:
                self._size -= len(self._found.popitem(last=False)[1])


class EncodedPages:
    """Encodes pages, and keeps what it made with the pages."""

    def __init__(self, packed: Packed) -> None:
        self._packed = packed
        self._remembered = Remembered()
        self._wishes = Wishes(packed)

    def close(self) -> None:
        self._wishes.close()

    def of(self, page: Composed, coding: str, dictionary: Dictionary | None = None) -> EncodedPage:
        """The page in a coding; "dcz" by a dictionary. Plain bytes are not kept: the body of such
        an encoded page is empty."""
        name = f"{coding}-{dictionary.name[:8]}" if dictionary else coding
        found = page.encoded.get(name)
        if found is None or (found.checked >= 0 and found.checked != self._packed.last_commit()):
            found = self._made(page, coding, dictionary)
            page.keep(name, found)
        return found

    def _made(self, page: Composed, coding: str, dictionary: Dictionary | None) -> EncodedPage:
        if coding == IDENTITY:
            headers = [*page.headers_for(""), ("Content-Length", str(page.length))]
            return EncodedPage("", b"", headers)
        if coding == BROTLI and page.is_document:
            return self._brotli(page)
        suffix = f"-{coding}-{dictionary.name[:8]}" if dictionary else f"-{coding}"
        return _sent(page, coding, suffix, self._compressed(page, coding, suffix, dictionary))

    def _brotli(self, page: Composed) -> EncodedPage:
        checked = self._packed.last_commit()
        if small := self._packed.get(page.digest):
            return _sent(page, BROTLI, f"-{BROTLI}", small)
        suffix = f"-{BROTLI}-fast"
        if BROTLI not in page.encoded:
            self._wishes.add(page.address)
        return _sent(page, BROTLI, suffix, self._compressed(page, BROTLI, suffix), checked)

    def _compressed(
        self, page: Composed, coding: str, suffix: str, dictionary: Dictionary | None = None
    ) -> bytes:
        known = self._remembered.get(page.digest, suffix)
        if known is None:
            known = _pack(page.plain, coding, dictionary)
            self._remembered.keep(page.digest, suffix, known)
        return known


def _sent(page: Composed, coding: str, suffix: str, body: bytes, checked: int = -1) -> EncodedPage:
    headers = [
        *page.headers_for(suffix),
        ("Content-Encoding", coding),
        ("Content-Length", str(len(body))),
    ]
    return EncodedPage(suffix, body, headers, checked)


def _pack(plain: bytes, coding: str, dictionary: Dictionary | None) -> bytes:
    if coding == DICTIONARY and dictionary:
        return dictionary.compress(plain)
    if coding == BROTLI:
        return brotli.compress(plain, mode=brotli.MODE_TEXT, quality=FAST)
    if coding == GZIP:
        packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS, 9)
        return packer.compress(plain) + packer.flush()
    raise ValueError(f"no such coding: {coding}")
