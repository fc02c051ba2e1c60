"""Who has read what on one day: digests, exact, in a file that goes when the day does (LMDB).

Each digest is kept with the place of the line that brought it. Should a crash fall between this
file and the database, the same lines come again, find themselves here, and count as first again.
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
_PLACE = struct.Struct(">8sQI")


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
    """Questions and marks of one step. ``log`` is eight bytes, ``offset`` where a line begins."""

    def __init__(self, transaction: Any) -> None:
        self._t = transaction

    def is_first(self, key: bytes, log: bytes, offset: int) -> bool:
        """True for the line that brings ``key`` first, however often it is asked about it."""
        return self.ordinal(key, b"", log, offset) > 0

    def ordinal(self, key: bytes, group: bytes, log: bytes, offset: int) -> int:
        """As ``is_first``, and the how-manieth key of ``group`` that is: 0 for a repeat."""
        stored = self._t.get(key)
        if stored is not None:
            first_log, first_offset, number = _PLACE.unpack(stored)
            return number if (first_log, first_offset) == (log, offset) else 0
        number = self._next(group) if group else 1
        self._t.put(key, _PLACE.pack(log, offset, number))
        return number

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
