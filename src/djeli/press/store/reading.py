"""What can be asked of one committed state of the store."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from djeli.press.changes.keys import usual
from djeli.press.store.gzip_pieces import Piece
from djeli.press.store.records import Failure, Pressed, Purge, Record

KNOWN_PIECES = 200
"""Fragments that are kept in hand: those that most pages share are among the first."""
LONGEST_KEY = 511
"""Bytes of any name: a limit of LMDB's keys."""
LONGEST_NAME = 500
"""Bytes of an address that can be pressed."""
NUMBER = struct.Struct(">Q")
STALE = struct.Struct(">QBI")
QUEUED = struct.Struct(">BI")
READS = struct.Struct(">QB")


class Reading:
    """Questions to one committed state."""

    def __init__(self, transaction: Any, dbs: Mapping[str, Any]) -> None:
        self._t = transaction
        self._dbs = dbs

    @property
    def generation(self) -> int:
        """The commit whose state this is."""
        return int(self._t.id())

    def _get(self, name: str, key: str) -> bytes | None:
        if not can_be_named(key):
            return None
        found: bytes | None = self._t.get(key.encode(), db=self._dbs[name])
        return found

    def _number(self, name: str, key: str) -> int:
        found = self._get(name, key)
        return NUMBER.unpack_from(found)[0] if found else 0

    @property
    def applied(self) -> int:
        """Number of the last change that was applied; 0 in a new store."""
        return self._number("meta", "applied")

    def meta(self, name: str) -> str:
        return (self._get("meta", name) or b"").decode()

    def record(self, address: str) -> Record | None:
        stored = self._get("pages", address)
        return Record.decode(stored) if stored else None

    def piece(self, name: str) -> Piece | None:
        """A fragment: the variant asked for (``name|variant``), or the usual one."""
        stored = self._get("pieces", name) or self._get("pieces", usual(name))
        return Piece.decode(stored) if stored else None

    def pieces_of(
        self, record: Record, known: dict[str, Piece] | None = None
    ) -> list[Piece] | None:
        """The page's pieces in a row; None where one of its fragments is not pressed.

        Fragments that were read before from the same state are taken from ``known``.
        """
        found = []
        for part in record.parts:
            one = part if isinstance(part, Piece) else known.get(part) if known else None
            if one is None:
                one = self.piece(str(part))
                if one is None:
                    return None
                if known is not None and len(known) < KNOWN_PIECES:
                    known[str(part)] = one
            found.append(one)
        return found

    def is_stale(self, target: str) -> bool:
        return self._get("stale", target) is not None

    def keys_of(self, target: str) -> frozenset[str]:
        """What the target read when it was pressed."""
        stored = self._get("reads", target)
        return frozenset(json.loads(stored[READS.size :])) if stored else frozenset()

    def pressed_as(self, target: str) -> tuple[int, int]:
        """The snapshot from which the target was pressed, and its rank; -1 and 1 where it is not.

        They stand apart from what it has read, which is kilobytes: a change may ask this of tens
        of thousands. (An older store has them there alone.)
        """
        stored = self._get("marks", target) or self._get("reads", target)
        return READS.unpack_from(stored) if stored else (-1, 1)

    def number_of(self, target: str) -> int:
        """The snapshot from which the target was pressed; -1 where it is not."""
        return self.pressed_as(target)[0]

    def rank_of(self, target: str) -> int:
        return self.pressed_as(target)[1]

    def readers_of(self, key: str) -> list[str]:
        with self._t.cursor(db=self._dbs["readers"]) as cursor:
            if not cursor.set_key(key.encode()):
                return []
            return [target.decode() for target in cursor.iternext_dup()]

    def _pieces_named(self, target: str) -> set[str]:
        """Names of the stored fragments of the set ``target`` (``#around`` has ``around.…``)."""
        if not target.startswith("#"):
            return set()
        start = f"{target[1:]}.".encode()
        found = set()
        with self._t.cursor(db=self._dbs["pieces"]) as cursor:
            if cursor.set_range(start):
                for key in cursor.iternext(values=False):
                    if not key.startswith(start):
                        break
                    found.add(key.decode())
        return found

    def pages_with(self, key: str) -> list[str]:
        """Every address whose page has read ``key``, or holds the small set of that name."""
        return [one for one in self.readers_of(key) if one.startswith("/") and one[1:2] != "!"]

    def is_on_a_page(self, key: str) -> bool:
        """True where some page bears ``key``, rather than only a set of fragments."""
        with self._t.cursor(db=self._dbs["readers"]) as cursor:
            return bool(cursor.set_range_dup(key.encode(), b"/"))

    def differs(self, pressed: Pressed) -> bool:
        """True where something else than this is stored."""
        if pressed.target.startswith("#"):
            made = pressed.pieces or {}
            return self._pieces_named(pressed.target) != made.keys() or any(
                self._get("pieces", name) != one.encode() for name, one in made.items()
            )
        return self._get("pages", pressed.target) != (
            pressed.record.encode() if pressed.record else None
        )

    def is_new_to_readers(self, pressed: Pressed) -> bool:
        """True where readers are to get something else than what is stored at this address."""
        if not self.differs(pressed):
            return False
        stored = self.record(pressed.target)
        return stored is None or pressed.record is None or stored.shown != pressed.record.shown

    def changed_at(self, key: str) -> int:
        return self._number("changed", key)

    def addresses(self, after: str = "") -> Iterator[str]:
        """Every pressed address, in order."""
        with self._t.cursor(db=self._dbs["pages"]) as cursor:
            if cursor.set_range(after.encode()):
                for key in cursor.iternext(values=False):
                    yield key.decode()

    def fragments(self) -> list[str]:
        with self._t.cursor(db=self._dbs["pieces"]) as cursor:
            return [key.decode() for key in cursor.iternext(values=False)]

    def targets(self) -> list[str]:
        """Everything that was ever pressed: addresses, and sets of fragments."""
        with self._t.cursor(db=self._dbs["reads"]) as cursor:
            return [key.decode() for key in cursor.iternext(values=False)]

    def stale(
        self,
        limit: int = 0,
        without: AbstractSet[str] = frozenset(),
        share: tuple[int, int] = (0, 1),
    ) -> list[str]:
        """Up to ``limit`` targets that wait, in the order in which they are to be pressed: by rank,
        then by place. But for those ``without``; ``share`` (1, 3) is the second of three parts."""
        found: list[str] = []
        with self._t.cursor(db=self._dbs["queue"]) as cursor:
            for _, target in cursor:
                if share[1] > 1 and zlib.crc32(target) % share[1] != share[0]:
                    continue
                if without and target.decode() in without:
                    continue
                found.append(target.decode())
                if len(found) == limit:
                    break
        return found

    def _waiting_as(self, target: str) -> tuple[int, int, int] | None:
        """Of a target that waits, the number of the change, its rank and its place in the queue."""
        stored = self._get("stale", target)
        return STALE.unpack(stored) if stored else None

    def failures(self) -> list[Failure]:
        with self._t.cursor(db=self._dbs["failures"]) as cursor:
            return [Failure(target.decode(), *json.loads(stored)) for target, stored in cursor]

    def is_resting(self, target: str, seconds: float) -> bool:
        """True where a target failed within so many seconds, and no change since then is known
        that may have mended it."""
        stored = self._get("failures", target)
        return stored is not None and self._rests(Failure(target, *json.loads(stored)), seconds)

    def resting(self, seconds: float) -> set[str]:
        """The targets that are ``is_resting``."""
        return {one.target for one in self.failures() if self._rests(one, seconds)}

    def slow(self, seconds: float) -> set[str]:
        """The targets that took too long within so many seconds, whatever has changed since."""
        return {one.target for one in self.failures() if one.is_slow and one.rests(seconds)}

    def is_too_slow(self, target: str, seconds: float) -> bool:
        """True for one of ``slow``."""
        stored = self._get("failures", target)
        failure = Failure(target, *json.loads(stored)) if stored else None
        return failure is not None and failure.is_slow and failure.rests(seconds)

    def _rests(self, failure: Failure, seconds: float) -> bool:
        return failure.rests(seconds) and self._number("stale", failure.target) <= failure.number

    def purges(self) -> list[Purge]:
        """What the CDN has not been seen to forget, keys first."""
        with self._t.cursor(db=self._dbs["purges"]) as cursor:
            return [Purge(name.decode(), *json.loads(stored)) for name, stored in cursor]

    def count(self, name: str) -> int:
        """How many entries the database ``name`` has."""
        return int(self._t.stat(self._dbs[name])["entries"])


def can_be_named(name: str) -> bool:
    """True where something can be kept under this name."""
    return 0 < len(name) <= LONGEST_KEY // 4 or 0 < len(name.encode()) <= LONGEST_KEY


def fits(address: str) -> bool:
    """True where an address is short enough to be pressed."""
    return len(address.encode()) <= LONGEST_NAME
