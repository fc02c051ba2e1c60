"""What is pressed, in one memory-mapped file that all processes of a machine share (LMDB).

Readers take no lock and see one committed state; there is one writer at a time, and a write is
there whole or not at all, also after a crash or on a full disk.

A *target* is what can be pressed: the address of a page (``/politics/``, ``/latest/?page=2``) or
the name of a set of fragments (``#around``). Databases in the file:

======== =================================== =================================================
pages    address                             the record of a page
pieces   fragment's name                     a piece
readers  key                                 every target that read it
reads    target                              number of the snapshot it was rendered from, rank, keys
changed  key                                 number of the last change of it that was applied
stale    target                              number of the change that made it so, rank
failures target                              why it could not be pressed
purges   address, or # and a surrogate key   what a CDN may still have, and how often it was told
meta     applied, build, origin
======== =================================== =================================================
"""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import lmdb

from djeli.press.announced import commits_of
from djeli.press.deflate import Piece
from djeli.press.keys import usual
from djeli.press.records import Failure, Pressed, Purge, Record

MAP_SIZE = 1 << 38
"""Bytes of address space, not of disk: the file grows as it is filled."""
KNOWN_PIECES = 200
"""Fragments that are kept in hand: those that most pages share are among the first."""
LONGEST_NAME = 500
"""Bytes of an address that can be pressed: a limit of LMDB's keys."""
NAMES = ("pages", "pieces", "readers", "reads", "changed", "stale", "failures", "purges", "meta")
_NUMBER = struct.Struct(">Q")
_STALE = struct.Struct(">QB")
_READS = struct.Struct(">QB")


class StoreFull(OSError):
    """The disk has no room for what was pressed; what is stored is whole and stays."""


class Store:
    """The store in the folder ``path``, which is made where it is not."""

    def __init__(self, path: Path, map_size: int = MAP_SIZE) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        # metasync=False: a power cut may cost the last commit, and never the file's consistency;
        # what was lost is applied again from the change log.
        self._env = lmdb.open(
            str(path), map_size=map_size, max_dbs=len(NAMES), metasync=False, max_readers=512
        )
        self._dbs = {
            name: self._env.open_db(name.encode(), dupsort=name == "readers") for name in NAMES
        }
        self.last_commit = commits_of(self._env, path)
        """Gives a number that rises with every commit, of whichever process."""

    def close(self) -> None:
        self._env.close()

    def forget_dead_readers(self) -> int:
        """Free what killed processes held: else their old state is kept, and the file grows."""
        return int(self._env.reader_check())

    @property
    def generation(self) -> int:
        """Rises with every commit, of whichever process."""
        return self.last_commit()

    def size(self) -> int:
        """Bytes in use."""
        info = self._env.info()
        return (int(info["last_pgno"]) + 1) * int(self._env.stat()["psize"])

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """One committed state, for as long as the block runs."""
        with self._env.begin() as transaction:
            yield Reading(transaction, self._dbs)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One change of the store: whole where the block ends well, else nothing of it.

        Raises StoreFull where there is no room.
        """
        try:
            with self._env.begin(write=True) as transaction:
                yield Writing(transaction, self._dbs)
        except (lmdb.MapFullError, lmdb.DiskError) as error:
            raise StoreFull(f"no room in {self.path}: {error}") from error
        except lmdb.Error as error:
            if "No space left" in str(error) or "Input/output" in str(error):
                raise StoreFull(f"no room in {self.path}: {error}") from error
            raise


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
        found: bytes | None = self._t.get(key.encode(), db=self._dbs[name])
        return found

    def _number(self, name: str, key: str) -> int:
        found = self._get(name, key)
        return _NUMBER.unpack_from(found)[0] if found else 0

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
        return frozenset(json.loads(stored[_READS.size :])) if stored else frozenset()

    def number_of(self, target: str) -> int:
        """The snapshot from which the target was pressed; -1 where it is not."""
        stored = self._get("reads", target)
        return _READS.unpack_from(stored)[0] if stored else -1

    def rank_of(self, target: str) -> int:
        stored = self._get("reads", target)
        return _READS.unpack_from(stored)[1] if stored else 1

    def readers_of(self, key: str) -> list[str]:
        with self._t.cursor(db=self._dbs["readers"]) as cursor:
            if not cursor.set_key(key.encode()):
                return []
            return [target.decode() for target in cursor.iternext_dup()]

    def is_read(self, key: str) -> bool:
        """True where some target has read ``key``."""
        return self._get("readers", key) is not None

    def differs(self, pressed: Pressed) -> bool:
        """True where readers are to get something else than what is stored at this address."""
        if not pressed.target.startswith("/") or pressed.target.startswith("/!"):
            return False
        return self._get("pages", pressed.target) != (
            pressed.record.encode() if pressed.record else None
        )

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

    def stale(self, limit: int = 0) -> list[tuple[int, int, str]]:
        """Targets that wait to be pressed: rank, number of the change that made it so, target."""
        found: list[tuple[int, int, str]] = []
        with self._t.cursor(db=self._dbs["stale"]) as cursor:
            for target, stored in cursor:
                # An older store has the number alone: what waits there is of rank 1.
                number, rank = _STALE.unpack(stored.ljust(_STALE.size, b"\x01"))
                found.append((rank, number, target.decode()))
                if limit and len(found) >= limit:
                    break
        return found

    def failures(self) -> list[Failure]:
        with self._t.cursor(db=self._dbs["failures"]) as cursor:
            return [Failure(target.decode(), *json.loads(stored)) for target, stored in cursor]

    def purges(self) -> list[Purge]:
        """What the CDN has not been seen to forget, keys first."""
        with self._t.cursor(db=self._dbs["purges"]) as cursor:
            return [Purge(name.decode(), *json.loads(stored)) for name, stored in cursor]

    def count(self, name: str) -> int:
        """How many entries the database ``name`` has."""
        return int(self._t.stat(self._dbs[name])["entries"])


class Writing(Reading):
    """One change of the store."""

    def _put(self, name: str, key: str, value: bytes) -> None:
        self._t.put(key.encode(), value, db=self._dbs[name])

    def _delete(self, name: str, key: str) -> None:
        self._t.delete(key.encode(), db=self._dbs[name])

    def set_meta(self, name: str, value: str) -> None:
        self._put("meta", name, value.encode())

    def reset(self, number: int) -> None:
        """Forget everything, and begin at ``number`` of the change log."""
        for db in self._dbs.values():
            self._t.drop(db, delete=False)
        self._put("meta", "applied", _NUMBER.pack(number))

    def apply(self, changes: Mapping[str, int], upto: int) -> dict[str, int]:
        """Mark stale whatever read a changed key; gives those targets, with the change's number.

        ``changes`` maps each key to the number of its last change, none above ``upto``.
        """
        affected: dict[str, int] = {}
        for key, number in changes.items():
            self._put("changed", key, _NUMBER.pack(number))
            for target in self.readers_of(key):
                affected[target] = max(number, affected.get(target, 0))
        for target, number in list(affected.items()):
            if self.number_of(target) >= number:
                del affected[target]
            else:
                self.mark_stale(target, number)
        self._put("meta", "applied", _NUMBER.pack(max(upto, self.applied)))
        return affected

    def mark_stale(self, target: str, number: int) -> None:
        """Let the target wait. Its rank stands beside the number, so that who chooses among many
        that wait need not look at what each has read."""
        latest = max(number, self._number("stale", target))
        self._put("stale", target, _STALE.pack(latest, self.rank_of(target)))

    def mark_all_stale(self, number: int) -> int:
        """Every target waits to be pressed again; old bytes are served until it is."""
        targets = self.targets()
        for target in targets:
            self.mark_stale(target, number)
        return len(targets)

    def put(self, pressed: Pressed) -> bool:
        """Store what was rendered; False where it is old already and must be rendered again.

        It is old where a newer rendering is stored, or where something that it read changed after
        its snapshot and that change was applied meanwhile.
        """
        if self.number_of(pressed.target) > pressed.number:
            return False
        if self.changed_at("*") > pressed.number:
            return False
        if any(self.changed_at(key) > pressed.number for key in pressed.keys):
            return False
        if pressed.record is None and pressed.pieces is None:
            self.forget(pressed.target)
            return True
        self._index(pressed)
        if pressed.record is not None:
            self._put("pages", pressed.target, pressed.record.encode())
        for name in self._pieces_named(pressed.target) - set(pressed.pieces or ()):
            self._delete("pieces", name)
        for name, one in (pressed.pieces or {}).items():
            self._put("pieces", name, one.encode())
        if self._number("stale", pressed.target) <= pressed.number:
            self._delete("stale", pressed.target)
        self._delete("failures", pressed.target)
        return True

    def _index(self, pressed: Pressed) -> None:
        target, before = pressed.target.encode(), self.keys_of(pressed.target)
        readers = self._dbs["readers"]
        for key in before - pressed.keys:
            self._t.delete(key.encode(), target, db=readers)
        for key in pressed.keys - before:
            self._t.put(key.encode(), target, db=readers)
        listed = json.dumps(sorted(pressed.keys), separators=(",", ":")).encode()
        self._put("reads", pressed.target, _READS.pack(pressed.number, pressed.rank) + listed)

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

    def forget(self, target: str) -> None:
        """Take a target out, with all that is known of it."""
        encoded = target.encode()
        for key in self.keys_of(target):
            self._t.delete(key.encode(), encoded, db=self._dbs["readers"])
        for name in ("pages", "reads", "stale", "failures"):
            self._delete(name, target)
        for name in self._pieces_named(target):
            self._delete("pieces", name)

    def want_purged(self, names: Iterable[str]) -> None:
        """The CDN is to forget these: at once, whatever was tried before."""
        stored = json.dumps([time.time(), 0, 0.0, ""]).encode()
        for name in names:
            self._put("purges", name, stored)

    def purged(self, purge: Purge) -> None:
        """Strike it off, if nothing has changed since it was taken in hand."""
        if self._is_same(purge):
            self._delete("purges", purge.name)

    def postpone(self, purge: Purge, reason: str, due: float) -> None:
        """Try again at ``due``, if nothing has changed since it was taken in hand."""
        if self._is_same(purge):
            stored = json.dumps([purge.since, purge.tries + 1, due, reason])
            self._put("purges", purge.name, stored.encode())

    def _is_same(self, purge: Purge) -> bool:
        stored = self._get("purges", purge.name)
        return stored is not None and Purge(purge.name, *json.loads(stored)) == purge

    def fail(self, target: str, reason: str) -> None:
        """Note why a target could not be pressed; what is stored of it stays."""
        known, now = self._get("failures", target), time.time()
        since = json.loads(known)[1] if known else now
        self._put("failures", target, json.dumps([reason, since, now]).encode())


def fits(address: str) -> bool:
    """True where an address is short enough to be pressed."""
    return len(address.encode()) <= LONGEST_NAME


def latest_numbers(changes: Iterable[Sequence[Any]]) -> dict[str, int]:
    """The last number of each key among (number, key) pairs that rise."""
    return {key: number for number, key in changes}
