"""Which target read which key, and when each key changed last."""

from __future__ import annotations

import json
import struct
from collections.abc import Collection

from djeli.press.store.records import Pressed
from djeli.press.store.tables import NUMBER, Tables, WritableTables

READS = struct.Struct(">QB")


class Index:
    """From keys to the targets that read them, and back."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def keys_of(self, target: str) -> frozenset[str]:
        """What the target read when it was pressed."""
        stored = self._tables.get("reads", target)
        return frozenset(json.loads(stored[READS.size :])) if stored else frozenset()

    def pressed_as(self, target: str) -> tuple[int, int]:
        """The snapshot from which the target was pressed, and its rank; -1 and 1 where it is not.

        They stand apart from what it has read, which is kilobytes: a change may ask this of tens
        of thousands.
        """
        stored = self._tables.get("marks", target)
        return READS.unpack_from(stored) if stored else (-1, 1)

    def number_of(self, target: str) -> int:
        """The snapshot from which the target was pressed; -1 where it is not."""
        return self.pressed_as(target)[0]

    def rank_of(self, target: str) -> int:
        return self.pressed_as(target)[1]

    def readers_of(self, key: str) -> list[str]:
        with self._tables.cursor("readers") as cursor:
            if not cursor.set_key(key.encode()):
                return []
            return [target.decode() for target in cursor.iternext_dup()]

    def pages_with(self, key: str) -> list[str]:
        """Every address whose page has read ``key``, or holds the small set of that name."""
        return [one for one in self.readers_of(key) if one.startswith("/") and one[1:2] != "!"]

    def is_on_a_page(self, key: str, but_for: Collection[str] = ()) -> bool:
        """True where some page bears ``key``, rather than only a set of fragments; but for some."""
        with self._tables.cursor("readers") as cursor:
            if not cursor.set_range_dup(key.encode(), b"/"):
                return False
            return any(page.decode() not in but_for for page in cursor.iternext_dup())

    def targets(self) -> list[str]:
        """Everything that was ever pressed: addresses, and sets of fragments."""
        return list(self._tables.names("reads"))

    def changed_at(self, key: str) -> int:
        """The number of the last change of ``key`` that was applied; 0 where there was none."""
        return self._tables.number("changed", key)


class WritableIndex(Index):
    """The index, in one change of the store."""

    _tables: WritableTables

    def put(self, pressed: Pressed) -> frozenset[str]:
        """The target has read the keys with which it was pressed, and no others; gives those that
        it had read before."""
        target, before = pressed.target.encode(), self.keys_of(pressed.target)
        if pressed.is_empty:
            self.forget(pressed.target)
            return before
        for key in before - pressed.keys:
            self._tables.delete("readers", key, target)
        for key in pressed.keys - before:
            self._tables.put("readers", key, target)
        listed = json.dumps(sorted(pressed.keys), separators=(",", ":")).encode()
        mark = READS.pack(pressed.number, pressed.rank)
        self._tables.put("marks", pressed.target, mark)
        self._tables.put("reads", pressed.target, mark + listed)
        return before

    def forget(self, target: str) -> None:
        for key in self.keys_of(target):
            self._tables.delete("readers", key, target.encode())
        self._tables.delete("reads", target)
        self._tables.delete("marks", target)

    def change(self, key: str, number: int) -> None:
        """The key has changed; another process may know of a later change of it already."""
        self._tables.put("changed", key, NUMBER.pack(max(number, self.changed_at(key))))
