"""What can be done in one change of the store."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence

from djeli.press.changes.keys import EVERYTHING
from djeli.press.store.failures import WritableFailures
from djeli.press.store.index import WritableIndex
from djeli.press.store.pages import WritablePages
from djeli.press.store.press_queue import WritablePressQueue
from djeli.press.store.purges import WritablePurges
from djeli.press.store.reading import Reading
from djeli.press.store.records import Pressed, Stored
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

    def set_dictionaries(self, contents: Sequence[bytes]) -> None:
        """Compress pages by these from now on, and offer the first."""
        self._tables.clear("dictionaries")
        for place, content in enumerate(contents):
            self._tables.put("dictionaries", str(place), content)
        names = " ".join(hashlib.sha256(one).hexdigest() for one in contents)
        self.set_meta("dictionaries", names)

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
        if EVERYTHING in changes:
            affected = dict.fromkeys(self.index.targets(), changes[EVERYTHING])
            self.failures.clear()  # which may be mended by now
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

    def put(self, pressed: Pressed) -> Stored:
        """Store what was rendered, unless it is old already and must be rendered again.

        It is old where a newer rendering is stored, or where something that it read changed after
        its snapshot and that change was applied meanwhile.
        """
        target, number = pressed.target, pressed.number
        number_before = self.index.number_of(target)
        if number_before > number or self._is_overtaken(pressed):
            return Stored(pressed, number_before, is_old=True)
        is_new, has_waited = self.pages.is_new_to_readers(pressed), self.queue.has(target)
        keys_before = self.index.put(pressed)
        differs = self.pages.put(pressed)
        if pressed.is_empty or self.queue.changed_at(target) <= number:
            self.queue.remove(target)
        self.failures.remove(target)
        return Stored(pressed, number_before, False, differs, is_new, keys_before, has_waited)

    def _is_overtaken(self, pressed: Pressed) -> bool:
        changed_at = self.index.changed_at
        keys = (EVERYTHING, *pressed.keys)
        return any(changed_at(key) > pressed.number for key in keys)

    def forget(self, target: str) -> None:
        """Take a target out, with all that is known of it."""
        self.index.forget(target)
        self.pages.forget(target)
        self.queue.remove(target)
        self.failures.remove(target)

    def fail_all(self, failed: Mapping[str, str], number: int) -> None:
        """``fail`` for several targets, each with its reason."""
        for target, reason in failed.items():
            self.fail(target, reason, number)

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
