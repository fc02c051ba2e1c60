"""Which targets could not be pressed, and why."""

from __future__ import annotations

import json
import time

from djeli.press.store.press_queue import PressQueue
from djeli.press.store.records import Failure
from djeli.press.store.tables import Tables, WritableTables

RETRY_AFTER = 30.0
"""Seconds after which what has failed is tried again."""


class Failures:
    """Failures by target."""

    def __init__(self, tables: Tables, queue: PressQueue) -> None:
        self._tables = tables
        self._queue = queue

    def all(self) -> list[Failure]:
        entries = self._tables.entries("failures")
        return [Failure(target, *json.loads(stored)) for target, stored in entries]

    def of(self, target: str) -> Failure | None:
        stored = self._tables.get("failures", target)
        return Failure(target, *json.loads(stored)) if stored else None

    def is_resting(self, target: str, seconds: float) -> bool:
        """True where a target failed within so many seconds, and no change since then is known
        that may have mended it."""
        failure = self.of(target)
        return failure is not None and self._rests(failure, seconds)

    def resting(self, seconds: float) -> set[str]:
        """The targets that are ``is_resting``."""
        return {one.target for one in self.all() if self._rests(one, seconds)}

    def slow(self, seconds: float) -> set[str]:
        """The targets that took too long within so many seconds, whatever has changed since."""
        return {one.target for one in self.all() if one.is_slow and one.rests(seconds)}

    def is_too_slow(self, target: str, seconds: float) -> bool:
        """True for one of ``slow``."""
        failure = self.of(target)
        return failure is not None and failure.is_slow and failure.rests(seconds)

    def count(self) -> int:
        return self._tables.count("failures")

    def _rests(self, failure: Failure, seconds: float) -> bool:
        return failure.rests(seconds) and self._queue.changed_at(failure.target) <= failure.number


class WritableFailures(Failures):
    """Failures, in one change of the store."""

    _tables: WritableTables

    def put(self, target: str, reason: str, number: int) -> None:
        """The target could not be pressed from the snapshot ``number``."""
        known, now = self.of(target), time.time()
        since = known.since if known else now
        stored = json.dumps([reason, since, now, number]).encode()
        self._tables.put("failures", target, stored)

    def remove(self, target: str) -> None:
        self._tables.delete("failures", target)

    def clear(self) -> None:
        self._tables.clear("failures")
