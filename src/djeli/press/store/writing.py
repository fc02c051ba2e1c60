"""What can be done in one change of the store."""

from __future__ import annotations

import time
from collections.abc import Mapping

from djeli.press.store.failures import WritableFailures
from djeli.press.store.index import WritableIndex
from djeli.press.store.pages import WritablePages
from djeli.press.store.press_queue import WritablePressQueue
from djeli.press.store.purges import WritablePurges
from djeli.press.store.reading import Reading
from djeli.press.store.records import Pressed
from djeli.press.store.tables import LAYOUT, NUMBER, WritableTables

NOTED_FOR = 600.0
"""Seconds for which a failure is noted at an address that nobody waits for."""
MOST_FAILURES = 500
"""Failures with which no more of that kind are noted."""


class Writing(Reading):
    """One change of the store: what concerns more than one of its parts."""

    _tables: WritableTables

    def __init__(self, tables: WritableTables) -> None:
        super().__init__(tables)
        self.pages: WritablePages = WritablePages(tables)
        self.index: WritableIndex = WritableIndex(tables)
        self.queue: WritablePressQueue = WritablePressQueue(tables)
        self.failures: WritableFailures = WritableFailures(tables, self.queue)
        self.purges: WritablePurges = WritablePurges(tables)

    def set_meta(self, name: str, value: str) -> None:
        self._tables.put("meta", name, value.encode())

    def reset(self, number: int) -> None:
        """Forget everything, and begin at ``number`` of the change log."""
        self._tables.clear()
        self.set_meta("layout", LAYOUT)
        self._tables.put("meta", "applied", NUMBER.pack(number))

    def apply(self, changes: Mapping[str, int], upto: int) -> dict[str, int]:
        """Mark stale whatever read a changed key; gives those targets, with the change's number.

        ``changes`` maps each key to the number of its last change, none above ``upto``.
        """
        affected: dict[str, int] = {}
        for key, number in changes.items():
            self.index.change(key, number)
            for target in self.index.readers_of(key):
                affected[target] = max(number, affected.get(target, 0))
        # In the order of the file, for they may be tens of thousands.
        affected = {
            target: affected[target]
            for target in sorted(affected)
            if self._let_wait(target, affected[target])
        }
        # Another process may have gone on along the log meanwhile.
        self._tables.put("meta", "applied", NUMBER.pack(max(upto, self.applied)))
        return affected

    def _let_wait(self, target: str, number: int) -> bool:
        """Mark the target stale; False where it was pressed since."""
        pressed, rank = self.index.pressed_as(target)
        if pressed >= number:
            return False
        self.queue.put(target, number, rank)
        return True

    def mark_stale(self, target: str, number: int, place: int = 0) -> None:
        """Let the target wait: behind those of its rank with a lower ``place``."""
        self.queue.put(target, number, self.index.rank_of(target), place)

    def mark_all_stale(self, number: int) -> int:
        """Every target waits to be pressed again; old bytes are served until it is."""
        targets = self.index.targets()
        for target in targets:
            self.mark_stale(target, number)
        self.failures.clear()  # which may be mended by now
        return len(targets)

    def put(self, pressed: Pressed) -> bool:
        """Store what was rendered; False where it is old already and must be rendered again.

        It is old where a newer rendering is stored, or where something that it read changed after
        its snapshot and that change was applied meanwhile.
        """
        if self._is_old(pressed):
            return False
        if pressed.record is None and pressed.pieces is None:
            self.forget(pressed.target)
            return True
        self.index.put(pressed)
        self.pages.put(pressed)
        if self.queue.changed_at(pressed.target) <= pressed.number:
            self.queue.remove(pressed.target)
        self.failures.remove(pressed.target)
        return True

    def _is_old(self, pressed: Pressed) -> bool:
        number, changed_at = pressed.number, self.index.changed_at
        return (
            self.index.number_of(pressed.target) > number
            or changed_at("*") > number
            or any(changed_at(key) > number for key in pressed.keys)
        )

    def forget(self, target: str) -> None:
        """Take a target out, with all that is known of it."""
        for part in (self.index, self.pages):
            part.forget(target)
        self.queue.remove(target)
        self.failures.remove(target)

    def fail(self, target: str, reason: str, number: int) -> None:
        """Note why a target could not be pressed from the snapshot ``number``; what is stored of it
        stays. One that is not stored, and that nobody waits for, is noted for a while only."""
        if self.failures.of(target) is None and not self._is_wanted(target):
            self._forget_unwanted()
            if self.failures.count() >= MOST_FAILURES:
                return
        self.failures.put(target, reason, number)

    def _is_wanted(self, target: str) -> bool:
        return self.index.number_of(target) >= 0 or self.queue.has(target)

    def _forget_unwanted(self) -> None:
        """Anybody may ask for any address: what failed there and was not asked for again goes."""
        now = time.time()
        for one in self.failures.all():
            if now - one.tried > NOTED_FOR and not self._is_wanted(one.target):
                self.failures.remove(one.target)
