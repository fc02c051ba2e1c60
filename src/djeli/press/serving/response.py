"""From a record and its fragments to a whole response."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import cache, cached_property
from http import HTTPStatus

import brotli
from django.conf import settings

from djeli.press.serving.codings import BROTLI, GZIP
from djeli.press.store.pieces import Piece
from djeli.press.store.reading import Reading
from djeli.press.store.records import SURROGATE_KEY, Record

Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class EncodedPage:
    """A page in one coding, as it is sent. Its ETag ends in ``suffix``. ``checked`` is the commit
    of the pages packed at rest up to which there is no smaller one; -1 where none will come."""

    suffix: str
    body: bytes
    headers: Headers
    checked: int = -1


@dataclass(frozen=True)
class Composed:
    """A whole response. ``is_stale`` where something that it read has changed since; ``length`` in
    plain bytes.

    Thousands are kept: so it holds packed bytes only, and its pieces until they are packed.
    """

    address: str
    status: str
    headers: tuple[tuple[str, str], ...]
    pieces: Sequence[Piece]
    length: int
    digest: str
    is_stale: bool
    arguments: tuple[str, ...]
    modified: str = ""
    """When it became what it is, as HTTP writes times; empty while readers cannot be told."""
    encoded: dict[str, EncodedPage] = field(default_factory=dict)
    """What somebody has asked for, by the coding and the dictionary."""
    unchanged: dict[str, Headers] = field(default_factory=dict)
    """Headers of 304, by the end of the ETag."""

    @cached_property
    def code(self) -> int:
        """The status as a number."""
        return int(self.status[:3])

    @cached_property
    def is_document(self) -> bool:
        """True for what a browser shows as a page of its own."""
        return any(
            name.lower() == "content-type" and value.startswith("text/html")
            for name, value in self.headers
        )

    @property
    def plain(self) -> bytes:
        """For the few who take it as it is: unpacked for each."""
        pieces = self.pieces
        if pieces or not self.length:
            return b"".join(one.plain() for one in pieces)
        if found := self.encoded.get(GZIP):
            return zlib.decompress(found.body, 16 + zlib.MAX_WBITS)
        return brotli.decompress(self.encoded[BROTLI].body)

    def keep(self, name: str, encoded: EncodedPage) -> None:
        """Keep what was encoded, by its coding and dictionary."""
        self.encoded[name] = encoded
        if name in {GZIP, BROTLI}:
            # For whoever unpacks it now: first the packed bytes are there, then the pieces go.
            self.__dict__["pieces"] = ()

    def headers_for(self, suffix: str) -> Headers:
        """All but what says how it is compressed and how long it is then."""
        return [
            *self.headers,
            ("Cache-Control", _always_ask()),
            ("Vary", _varies(self.is_document)),
            ("ETag", f'"{self.digest}{suffix}"'),
            *([("Last-Modified", self.modified)] if self.modified else []),
        ]

    def headers_unchanged(self, suffix: str) -> Headers:
        """What 304 must say (RFC 9110, section 15.4.5), and no more."""
        found = self.unchanged.get(suffix)
        if found is None:
            kept = {"cache-control", "content-location", "etag", "expires", "vary"}
            found = [one for one in self.headers_for(suffix) if one[0].lower() in kept]
            self.unchanged[suffix] = found
        return found


@cache
def _always_ask() -> str:
    """A browser asks each time and mostly hears 304; what stands between us and it asks every 2 s,
    or as seldom as purging allows, and may go on with what it has for a day where we cannot be
    reached (RFC 5861)."""
    seconds = settings.CDN["SECONDS"]
    return f"public, max-age=0, s-maxage={seconds}, stale-while-revalidate=30, stale-if-error=86400"


def _varies(is_document: bool) -> str:
    """What of a request decides about the bytes of the answer."""
    if is_document and settings.PRESS_DICTIONARY:
        return "Accept-Encoding, Available-Dictionary"
    return "Accept-Encoding"


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
        address=address,
        status=f"{record.status} {HTTPStatus(record.status).phrase}",
        headers=tuple(named(one) for one in record.headers if _is_sent(one[0])),
        pieces=pieces,
        length=sum(one.length for one in pieces),
        digest=seen.hexdigest(),
        is_stale=reading.queue.has(address),
        modified=_http_date(reading.pages.modified(address, record)),
        arguments=record.arguments,
    )


def _http_date(second: int) -> str:
    return formatdate(second, usegmt=True) if second else ""


def _is_sent(name: str) -> bool:
    """What a CDN purges by is for a CDN; how the answer varies is said elsewhere."""
    return name.lower() != "vary" and (name != SURROGATE_KEY or bool(settings.CDN["KIND"]))


def named(header: tuple[str, str]) -> tuple[str, str]:
    """The header as the CDN calls it: Cloudflare has tags, with commas between."""
    if header[0] == SURROGATE_KEY and settings.CDN["KIND"] == "cloudflare":
        return "Cache-Tag", header[1].replace(" ", ",")
    return header
