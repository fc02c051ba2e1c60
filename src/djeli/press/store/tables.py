"""The tables of the store's file, as one transaction of LMDB sees them.

======== =================================== =================================================
pages    address                             the record of a page
pieces   fragment's name                     a piece
since    address or fragment's name          the second in which it became what it is, or went
readers  key                                 every target that read it
reads    target                              number of the snapshot it was rendered from, rank, keys
marks    target                              the same number and rank, by themselves
changed  key                                 number of the last change of it that was applied
stale    target                              number of the change that made it so, rank, place
queue    rank, place, target                 the target: what waits, in the order of its pressing
failures target                              why it could not be pressed
purges   address, or # and a surrogate key   what a CDN may still have, and how often it was told
dictionaries  place                          by what pages are compressed; the newest is at 0
meta     applied, build, origin, layout,     (and the dictionaries' digests)
         changed, settled                    the second of the last change; the one that is over
======== =================================== =================================================
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Any

from djeli.press.store.files.damage import sealed, unsealed
from djeli.press.store.names import can_be_named

TABLES = (
    *("pages", "pieces", "since", "readers", "reads", "marks"),
    *("changed", "stale", "queue", "failures", "purges", "dictionaries", "meta"),
)
LAYOUT = "4"
"""How the entries are written; another one, whenever that changes."""
NUMBER = struct.Struct(">Q")
READS_HEAD = struct.calcsize(">QB")
"""Bytes of an entry of ``reads`` before the keys: the snapshot's number and the rank."""
UNSEALED = frozenset({"readers", "queue"})
"""Tables whose values are names of others' entries; all others' values are sealed."""


class Tables:
    """All tables, in one committed state or in one change of it."""

    def __init__(self, transaction: Any, databases: Mapping[str, Any]) -> None:
        self._transaction = transaction
        self._databases = databases

    @property
    def generation(self) -> int:
        """The commit whose state this is."""
        return int(self._transaction.id())

    def get(self, table: str, key: str) -> bytes | None:
        if not can_be_named(key):
            return None
        name = key.encode()
        found: bytes | None = self._transaction.get(name, db=self._databases[table])
        return found if found is None or table in UNSEALED else unsealed(name, found)

    def entries(self, table: str) -> Iterator[tuple[str, bytes]]:
        """All entries of a sealed table, in the order of their keys."""
        with self.cursor(table) as cursor:
            for key, stored in cursor:
                yield key.decode(), unsealed(key, stored)

    @property
    def is_laid_out(self) -> bool:
        """True where this release can read what is stored."""
        stored = self._transaction.get(b"layout", db=self._databases["meta"])
        return bool(stored == sealed(b"layout", LAYOUT.encode()))

    def number(self, table: str, key: str) -> int:
        """The number with which an entry begins; 0 where there is none."""
        found = self.get(table, key)
        return NUMBER.unpack_from(found)[0] if found else 0

    def cursor(self, table: str) -> Any:
        return self._transaction.cursor(db=self._databases[table])

    def names(self, table: str, start: str = "") -> Iterator[str]:
        """The keys from ``start`` on, in order."""
        with self.cursor(table) as cursor:
            if cursor.set_range(start.encode()):
                for key in cursor.iternext(values=False):
                    yield key.decode()

    def count(self, table: str) -> int:
        """How many entries the table has."""
        return int(self._transaction.stat(self._databases[table])["entries"])


class WritableTables(Tables):
    """All tables, in one change of them."""

    def put(self, table: str, key: str | bytes, value: bytes) -> None:
        name = _encoded(key)
        kept = value if table in UNSEALED else sealed(name, value)
        self._transaction.put(name, kept, db=self._databases[table])

    def delete(self, table: str, key: str | bytes, value: bytes = b"") -> None:
        """Take out an entry: of several under one key the one that is ``value``."""
        self._transaction.delete(_encoded(key), value, db=self._databases[table])

    def clear(self, *tables: str) -> None:
        """Take out everything: of all tables where none is named."""
        for table in tables or self._databases:
            self._transaction.drop(self._databases[table], delete=False)


def _encoded(key: str | bytes) -> bytes:
    return key if isinstance(key, bytes) else key.encode()
