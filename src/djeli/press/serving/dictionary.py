"""A dictionary for pages: text that most of them share, which a browser that has it need not be
sent again (RFC 9842, "dcz").

A page is compressed by a dictionary only for who says that it has that very one, by its SHA-256.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cached_property

import zstandard

PREFIX = "/dictionary/"
MAGIC = bytes.fromhex("5e2a4d1820000000")
"""Before the digest of the dictionary and the Zstandard frame (RFC 9842, section 5)."""
LEVEL = 12
"""A page takes a millisecond; level 19 takes five, and finds another 3 %."""


class Dictionary:
    """The dictionary of these bytes."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.digest = hashlib.sha256(content).digest()
        self.name = self.digest.hex()[:16]
        self.address = f"{PREFIX}{self.name}"
        self.available = f":{base64.b64encode(self.digest).decode()}:"
        """How a browser that has it says so, in ``Available-Dictionary``."""
        self.offer = ("Server-Timing", f'dictionary;desc="{self.address}"')
        """The header by which the page's script learns of it: of all headers of a page, a script
        sees only this one. It fetches the dictionary once a reader scrolls."""

    @cached_property
    def _prepared(self) -> zstandard.ZstdCompressionDict:
        made = zstandard.ZstdCompressionDict(self.content, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
        made.precompute_compress(level=LEVEL)
        return made

    def compress(self, plain: bytes) -> bytes:
        """``plain`` in the coding "dcz"."""
        # One for each page: a compressor is not for several threads.
        packer = zstandard.ZstdCompressor(dict_data=self._prepared)
        return MAGIC + self.digest + packer.compress(plain)

    def decompress(self, packed: bytes) -> bytes:
        """The plain bytes of what ``compress`` gave. Raises ValueError, or zstandard's error."""
        head = MAGIC + self.digest
        if not packed.startswith(head):
            raise ValueError("compressed by another dictionary, or by none")
        unpacker = zstandard.ZstdDecompressor(
            dict_data=zstandard.ZstdCompressionDict(
                self.content, dict_type=zstandard.DICT_TYPE_RAWCONTENT
            )
        )
        return unpacker.decompress(packed[len(head) :])


class Dictionaries:
    """Those by which pages are compressed now, the newest first: that one is offered."""

    def __init__(self, known: Iterable[Dictionary] = ()) -> None:
        those = list(known)
        self.newest = those[0] if those else None
        self._by_name = {one.available: one for one in those}
        self._by_address = {one.address: one for one in those}

    def available(self, header: str) -> Dictionary | None:
        """The one that a browser has, by its ``Available-Dictionary``; None where we have not."""
        return self._by_name.get(header.strip())

    def at(self, address: str) -> Dictionary | None:
        return self._by_address.get(address)


NONE = Dictionaries()
