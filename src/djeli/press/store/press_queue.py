"""What waits to be pressed anew, in its order."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Set as AbstractSet

from djeli.press.store.names import LONGEST_KEY
from djeli.press.store.tables import Tables, WritableTables

STALE = struct.Struct(">QBI")
QUEUED = struct.Struct(">BI")


class PressQueue:
    """Targets that wait: by rank, then by place."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def has(self, target: str) -> bool:
        """True where the target waits: what is stored of it is stale."""
        return self._tables.get("stale", target) is not None

    def changed_at(self, target: str) -> int:
        """The number of the last change for which the target waits; 0 where it does not."""
        return self._tables.number("stale", target)

    def first(
        self,
        limit: int = 0,
        without: AbstractSet[str] = frozenset(),
        share: tuple[int, int] = (0, 1),
    ) -> list[str]:
        """Up to ``limit`` targets, in the order in which they are to be pressed; 0 for all.

        But for those ``without``; ``share`` (1, 3) is the second of three parts.
        """
        found: list[str] = []
        with self._tables.cursor("queue") as cursor:
            for _, target in cursor:
                if share[1] > 1 and zlib.crc32(target) % share[1] != share[0]:
                    continue
                if without and target.decode() in without:
                    continue
                found.append(target.decode())
                if len(found) == limit:
                    break
        return found

    def count(self) -> int:
        """How many wait."""
        return self._tables.count("stale")

    def _waiting_as(self, target: str) -> tuple[int, int, int] | None:
        """Of a target that waits, the number of the change, its rank and its place in the queue."""
        stored = self._tables.get("stale", target)
        return STALE.unpack(stored) if stored else None


class WritablePressQueue(PressQueue):
    """The queue, in one change of the store."""

    _tables: WritableTables

    def put(self, target: str, number: int, rank: int, place: int = 0) -> None:
        """Let the target wait for the change ``number``; a later one that is known stays."""
        before = self._waiting_as(target)
        latest = max(number, before[0]) if before else number
        self._unqueue(target, before)
        self._tables.put("stale", target, STALE.pack(latest, rank, place))
        encoded = target.encode()
        self._tables.put("queue", _queued(rank, place, encoded), encoded)

    def remove(self, target: str) -> None:
        self._unqueue(target, self._waiting_as(target))
        self._tables.delete("stale", target)

    def _unqueue(self, target: str, waiting: tuple[int, int, int] | None) -> None:
        if waiting is not None:
            _, rank, place = waiting
            self._tables.delete("queue", _queued(rank, place, target.encode()))


def _queued(rank: int, place: int, target: bytes) -> bytes:
    """The target's key in the queue, which is in their order."""
    return (QUEUED.pack(rank, place) + target)[:LONGEST_KEY]
