"""What a CDN is still to forget."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable

from djeli.press.store.records import Purge
from djeli.press.store.tables import Tables, WritableTables


class Purges:
    """Purges that have not been seen to be done."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def all(self) -> list[Purge]:
        """What the CDN has not been seen to forget, keys first."""
        entries = self._tables.entries("purges")
        return [Purge(name, *json.loads(stored)) for name, stored in entries]


class WritablePurges(Purges):
    """Purges, in one change of the store."""

    _tables: WritableTables

    def want(self, names: Iterable[str]) -> None:
        """The CDN is to forget these: at once, whatever was tried before."""
        stored = json.dumps([time.time(), 0, 0.0, ""]).encode()
        for name in names:
            self._tables.put("purges", name, stored)

    def strike_off(self, purge: Purge) -> None:
        """It is done, if nothing has changed since it was taken in hand."""
        if self._is_same(purge):
            self._tables.delete("purges", purge.name)

    def postpone(self, purge: Purge, reason: str, due: float) -> None:
        """Try again at ``due``, if nothing has changed since it was taken in hand."""
        if self._is_same(purge):
            stored = json.dumps([purge.since, purge.tries + 1, due, reason])
            self._tables.put("purges", purge.name, stored.encode())

    def _is_same(self, purge: Purge) -> bool:
        stored = self._tables.get("purges", purge.name)
        return stored is not None and Purge(purge.name, *json.loads(stored)) == purge
