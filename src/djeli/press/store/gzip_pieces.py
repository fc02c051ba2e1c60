"""One gzip stream out of pieces that were compressed apart, by joining bytes (RFC 1951, RFC 1952).

A piece is raw deflate closed with a full flush, so it ends on a byte and refers to nothing before
itself. Pieces in a row, and an empty final block, are one deflate stream. The checksum of the whole
comes from the checksums of the pieces: appending a piece of n bytes multiplies what came before by
x^(8n) in GF(2)[x] modulo the CRC's polynomial, and that power is computed when a piece is made.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

POLYNOMIAL = 0xEDB88320
"""CRC-32's generator (RFC 1952, section 8), bits reversed: the highest bit is x^0."""
ONE = 0x80000000
HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""No name, no time, slowest compression, unknown system: equal input gives equal bytes."""
LAST_BLOCK = b"\x03\x00"
LEVEL = 9
SMALL = (1 << 14) - 1
"""Bytes of a piece that is kept in memory for a while."""
_LAYOUT = struct.Struct("<III16s")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a response: its deflated bytes, and of the plain bytes the CRC-32, the length, the
    operator that moves a checksum past them, and a digest of 16 bytes."""

    deflated: bytes
    crc: int
    length: int
    operator: int
    digest: bytes

    def plain(self) -> bytes:
        """The bytes as they were."""
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.deflated)

    def encode(self) -> bytes:
        return _LAYOUT.pack(self.crc, self.length, self.operator, self.digest) + self.deflated

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
    deflated = compressor.compress(plain) + compressor.flush(zlib.Z_FULL_FLUSH) if plain else b""
    digest = hashlib.blake2b(plain, digest_size=16).digest()
    return Piece(deflated, zlib.crc32(plain), len(plain), shift(len(plain)), digest)


def gzipped(pieces: Iterable[Piece]) -> bytes:
    """The pieces in a row as one gzip member."""
    joined, crc, length = [HEADER], 0, 0
    for part in pieces:
        joined.append(part.deflated)
        crc = multiply(part.operator, crc) ^ part.crc
        length += part.length
    joined += (LAST_BLOCK, struct.pack("<II", crc, length & 0xFFFFFFFF))
    return b"".join(joined)


def multiply(left: int, right: int) -> int:
    """The product of two polynomials modulo the CRC's, bits reversed."""
    product = 0
    while left:
        if left & ONE:
            product ^= right
        left = left << 1 & 0xFFFFFFFF
        right = right >> 1 ^ POLYNOMIAL if right & 1 else right >> 1
    return product


@cache
def _power(exponent: int) -> int:
    """x^(8 * 2^exponent) modulo the CRC's polynomial."""
    if exponent == 0:
        return ONE >> 8
    root = _power(exponent - 1)
    return multiply(root, root)


@lru_cache(maxsize=10_000)
def shift(length: int) -> int:
    """x^(8 * length) modulo the CRC's polynomial: a product of powers that are kept."""
    result = ONE
    for exponent in range(length.bit_length()):
        if length >> exponent & 1:
            result = multiply(_power(exponent), result)
    return result
