"""From a record and its fragments to a response that can be sent as it is."""

from __future__ import annotations

import hashlib
import zlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from http import HTTPStatus

from django.conf import settings

from djeli.press.store.pieces import Piece
from djeli.press.store.reading import Reading
from djeli.press.store.records import SURROGATE_KEY, Record

Headers = list[tuple[str, str]]


REMEMBERED = 2000
"""Pages that a worker remembers packed, about 9 kB each."""


@dataclass(frozen=True)
class Composed:
    """A whole response. ``is_stale`` where something that it read has changed since; ``length`` in
    plain bytes.

    Thousands are kept: so it holds packed bytes only, and its pieces until they are packed.
    """

    status: str
    headers: tuple[tuple[str, str], ...]
    pieces: Sequence[Piece]
    length: int
    digest: str
    is_stale: bool
    arguments: tuple[str, ...]

    @cached_property
    def code(self) -> int:
        """The status as a number."""
        return int(self.status[:3])

    @cached_property
    def gzip(self) -> bytes:
        packed = _packed(self.digest, self)
        # For whoever unpacks it now: first the packed bytes are there, then the pieces go.
        self.__dict__["gzip"] = packed
        self.__dict__["pieces"] = ()
        return packed

    @property
    def plain(self) -> bytes:
        """For the few who take no gzip: unpacked for each."""
        pieces = self.pieces
        if not pieces and self.length:
            return zlib.decompress(self.gzip, 16 + zlib.MAX_WBITS)
        return b"".join(one.plain() for one in pieces)

    @cached_property
    def gzip_headers(self) -> Headers:
        return [
            *self._common(f"{self.digest}-gzip"),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(self.gzip))),
        ]

    @cached_property
    def plain_headers(self) -> Headers:
        return [*self._common(self.digest), ("Content-Length", str(self.length))]

    @cached_property
    def gzip_unchanged(self) -> Headers:
        """For 304 to who takes gzip."""
        return _kept(self._common(f"{self.digest}-gzip"))

    @cached_property
    def plain_unchanged(self) -> Headers:
        """For 304 to who does not."""
        return _kept(self._common(self.digest))

    def _common(self, tag: str) -> Headers:
        return [
            *self.headers,
            ("Cache-Control", _always_ask()),
            ("Vary", "Accept-Encoding"),
            ("ETag", f'"{tag}"'),
        ]


def _kept(headers: Headers) -> Headers:
    """What 304 must say (RFC 9110, section 15.4.5), and no more."""
    kept = {"cache-control", "content-location", "etag", "expires", "vary"}
    return [one for one in headers if one[0].lower() in kept]


@cache
def _always_ask() -> str:
    """A browser asks each time and mostly hears 304; what stands between us and it asks every 2 s,
    or as seldom as purging allows, and may go on with what it has for a day where we cannot be
    reached (RFC 5861)."""
    seconds = settings.CDN["SECONDS"]
    return f"public, max-age=0, s-maxage={seconds}, stale-while-revalidate=30, stale-if-error=86400"


_whole: OrderedDict[str, bytes] = OrderedDict()


def _packed(digest: str, page: Composed) -> bytes:
    """The page as one gzip member (RFC 1952). Equal content is packed once in each process, and
    outlives the store's changes that leave it as it is."""
    known = _whole.get(digest)
    if known is None:
        packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS, 9)
        known = _whole[digest] = packer.compress(page.plain) + packer.flush()
        while len(_whole) > REMEMBERED:
            _whole.popitem(last=False)
    return known


def compose(
    reading: Reading, address: str, known: dict[str, Piece] | None = None
) -> Composed | None:
    """The response for ``address``; None where it, or one of its fragments, is not pressed.

    ``known`` keeps fragments of the same state of the store from one call to the next.
    """
    record = reading.pages.record(address)
    return compose_record(reading, address, record, known) if record else None


def compose_record(
    reading: Reading, address: str, record: Record, known: dict[str, Piece] | None = None
) -> Composed | None:
    """As ``compose``, of a record in hand."""
    pieces = reading.pages.pieces_of(record, known)
    if pieces is None:
        return None
    # What a CDN purges by may differ where all that readers get is the same.
    shown = [one for one in record.headers if one[0] != SURROGATE_KEY]
    seen = hashlib.blake2b(f"{record.status}{shown}".encode(), digest_size=12)
    for one in pieces:
        seen.update(one.digest)
    return Composed(
        status=f"{record.status} {HTTPStatus(record.status).phrase}",
        headers=tuple(named(one) for one in record.headers if one[0].lower() != "vary"),
        pieces=pieces,
        length=sum(one.length for one in pieces),
        digest=seen.hexdigest(),
        is_stale=reading.queue.has(address),
        arguments=record.arguments,
    )


def named(header: tuple[str, str]) -> tuple[str, str]:
    """The header as the CDN calls it: Cloudflare has tags, with commas between."""
    if header[0] == SURROGATE_KEY and settings.CDN["KIND"] == "cloudflare":
        return "Cache-Tag", header[1].replace(" ", ",")
    return header
