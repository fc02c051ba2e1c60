"""Parts of pages as the store keeps them: compressed, each by itself.

A response is put together from their plain bytes and compressed as a whole: joining compressed
pieces made pages a quarter larger, and sitemaps five times.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

LEVEL = 9
SMALL = (1 << 14) - 1
"""Bytes of a piece that is kept in memory for a while."""
_LAYOUT = struct.Struct("<I16s")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a response: its bytes as raw deflate (RFC 1951), and of the plain bytes the length
    and a digest of 16 bytes."""

    deflated: bytes
    length: int
    digest: bytes

    def plain(self) -> bytes:
        """The bytes as they were."""
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.deflated)

    def encode(self) -> bytes:
        return _LAYOUT.pack(self.length, self.digest) + self.deflated

    @classmethod
    def decode(cls, stored: bytes) -> Piece:
        return cls(stored[_LAYOUT.size :], *_LAYOUT.unpack_from(stored))


def piece(plain: bytes) -> Piece:
    """Compress ``plain``, which may be empty."""
    return _small(plain) if len(plain) <= SMALL else _compressed(plain, zlib.MAX_WBITS, 9)


@lru_cache(maxsize=500)
def _small(plain: bytes) -> Piece:
    # Three of four pieces of a publication are as they were at the one before. And where the window
    # holds all of it, a smaller one finds as much and is laid out in a third of the time.
    return _compressed(plain, SMALL.bit_length(), 7)


def _compressed(plain: bytes, window: int, memory: int) -> Piece:
    compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, -window, memory)
    deflated = compressor.compress(plain) + compressor.flush()
    return Piece(deflated, len(plain), hashlib.blake2b(plain, digest_size=16).digest())
