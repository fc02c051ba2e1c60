"""What the store keeps, as values."""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass

from djeli.press.render.time_limit import LONGEST_REST, TOO_SLOW
from djeli.press.store.pieces import Piece

SURROGATE_KEY = "Surrogate-Key"


@dataclass(frozen=True, slots=True)
class Record:
    """A page as it is stored. ``parts`` are its own pieces, and names of fragments between them."""

    status: int
    headers: tuple[tuple[str, str], ...]
    parts: tuple[Piece | str, ...]
    arguments: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[object, ...]:
        """All that readers get: not by what a CDN purges."""
        headers = [one for one in self.headers if one[0] != SURROGATE_KEY]
        return self.status, headers, self.parts

    def encode(self) -> bytes:
        head, body = [], []
        for part in self.parts:
            stored = part if isinstance(part, str) else part.encode()
            if isinstance(stored, bytes):
                body.append(stored)
                head.append(len(stored))
            else:
                head.append(stored)  # type: ignore[arg-type]
        written = json.dumps(
            [self.status, self.headers, head, self.arguments], separators=(",", ":")
        ).encode()
        return b"".join((struct.pack("<I", len(written)), written, *body))

    @classmethod
    def decode(cls, stored: bytes) -> Record:
        (length,) = struct.unpack_from("<I", stored)
        place = 4 + length
        status, headers, head, arguments = json.loads(stored[4:place])
        parts: list[Piece | str] = []
        for one in head:
            if isinstance(one, str):
                parts.append(one)
            else:
                parts.append(Piece.decode(stored[place : place + one]))
                place += one
        return cls(
            status,
            tuple((name, value) for name, value in headers),
            tuple(parts),
            tuple(arguments),
        )


@dataclass(frozen=True, slots=True)
class Pressed:
    """One rendered target: a page's record, or the pieces of a set of fragments; None where the
    address answers with nothing to keep. ``number`` is the snapshot's place in the change log;
    ``rank`` says what is pressed first, 0 with the change itself."""

    target: str
    number: int
    keys: frozenset[str]
    rank: int = 1
    record: Record | None = None
    pieces: Mapping[str, Piece] | None = None

    @property
    def is_empty(self) -> bool:
        """True where there is nothing to keep."""
        return self.record is None and self.pieces is None


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing a rendered target has changed.

    Where it ``is_old`` nothing was stored. Else it ``differs`` where something else stood there,
    and ``is_new_to_readers`` where that is to be seen at the address. Before that, the target was
    of the snapshot ``number_before`` (-1: of none), had read ``keys_before``, and ``has_waited``
    where it was known to be stale.
    """

    pressed: Pressed
    number_before: int
    is_old: bool = False
    differs: bool = False
    is_new_to_readers: bool = False
    keys_before: frozenset[str] = frozenset()
    has_waited: bool = False

    @property
    def target(self) -> str:
        return self.pressed.target


@dataclass(frozen=True, slots=True)
class Failure:
    """A target that could not be pressed from the snapshot ``number``; its old bytes stay. Instants
    in seconds since 1970."""

    target: str
    reason: str
    since: float
    tried: float
    number: int = 0

    @property
    def is_slow(self) -> bool:
        """True where it took too long."""
        return self.reason.startswith(TOO_SLOW)

    def rests(self, seconds: float) -> bool:
        """True where it was tried a moment ago: so many seconds, and longer where it is slow."""
        if self.is_slow and seconds:
            seconds = max(seconds, min(self.tried - self.since, LONGEST_REST))
        return time.time() - self.tried < seconds


@dataclass(frozen=True, slots=True)
class Purge:
    """What a CDN is to forget: an address, or ``#`` and a surrogate key. ``due`` and ``since`` in
    seconds since 1970."""

    name: str
    since: float
    tries: int = 0
    due: float = 0.0
    reason: str = ""

    @property
    def is_key(self) -> bool:
        return self.name.startswith("#")

    @property
    def key(self) -> str:
        return self.name[1:]
