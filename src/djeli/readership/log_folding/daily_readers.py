"""Who read what on one day: exact, as digests in an LMDB file that is deleted with the day.

Each digest is kept with the position of its line. After a crash between this file and the database
the same lines are read again, find their own entry here, and count as first again.
"""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import lmdb

MAP_SIZE = 1 << 34
"""Bytes of address space: some two hundred million digests."""
_PLACE = struct.Struct(">8sQ")
_NUMBERS = struct.Struct(">II")


def place_of(log: bytes, offset: int) -> bytes:
    """Where a line stands. ``log`` is eight bytes, ``offset`` where in it the line begins."""
    return _PLACE.pack(log, offset)


class Seen:
    """The digests of one day, in the folder ``path``, which is made where it is not."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._env = lmdb.open(str(path), map_size=MAP_SIZE, metasync=False, max_readers=16)

    def close(self) -> None:
        self._env.close()

    @contextmanager
    def marking(self) -> Iterator[Marking]:
        """One step: marked whole where the block ends well, else not at all."""
        with self._env.begin(write=True) as transaction:
            yield Marking(transaction)


class Marking:
    """Questions and marks of one step. A ``place`` is what ``place_of`` makes."""

    def __init__(self, transaction: Any) -> None:
        self._t = transaction

    def is_first(self, key: bytes, place: bytes) -> bool:
        """True for the line that brings ``key`` first, however often it is asked about it."""
        stored = self._t.get(key)
        if stored is None:
            self._t.put(key, place)
        return stored is None or stored[: _PLACE.size] == place

    def ordinals(self, key: bytes, one: bytes, other: bytes, place: bytes) -> tuple[int, int]:
        """As ``is_first``, and the how-manieth key that is of each of two groups: noughts for a
        repeat."""
        stored = self._t.get(key)
        if stored is not None:
            of_one, of_other = _NUMBERS.unpack_from(stored, _PLACE.size)
            return (of_one, of_other) if stored[: _PLACE.size] == place else (0, 0)
        numbers = self._next(one), self._next(other)
        self._t.put(key, place + _NUMBERS.pack(*numbers))
        return numbers

    def _next(self, group: bytes) -> int:
        stored = self._t.get(group)
        number = int.from_bytes(stored) + 1 if stored else 1
        self._t.put(group, number.to_bytes(4))
        return number


def forget(folder: Path, today: str) -> None:
    """Throw away the days in ``folder`` that are over."""
    for path in folder.glob("????-??-??"):
        if path.name < today:
            shutil.rmtree(path, ignore_errors=True)
