"""What can be done in one change of the store."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping

from djeli.press.store.reading import LONGEST_KEY, NUMBER, QUEUED, READS, STALE, Reading
from djeli.press.store.records import Pressed, Purge

NOTED_FOR = 600.0
"""Seconds for which a failure is noted at an address that nobody waits for."""
MOST_FAILURES = 500
"""Failures with which no more of that kind are noted."""


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
        self._put("meta", "applied", NUMBER.pack(number))

    def apply(self, changes: Mapping[str, int], upto: int) -> dict[str, int]:
        """Mark stale whatever read a changed key; gives those targets, with the change's number.

        ``changes`` maps each key to the number of its last change, none above ``upto``.
        """
        affected: dict[str, int] = {}
        for key, number in changes.items():
            # Another process may have gone on along the log meanwhile.
            self._put("changed", key, NUMBER.pack(max(number, self.changed_at(key))))
            for target in self.readers_of(key):
                affected[target] = max(number, affected.get(target, 0))
        # In the order of the file, for they may be tens of thousands.
        affected = {
            target: affected[target]
            for target in sorted(affected)
            if self._let_wait(target, affected[target])
        }
        self._put("meta", "applied", NUMBER.pack(max(upto, self.applied)))
        return affected

    def _let_wait(self, target: str, number: int) -> bool:
        """Mark the target stale; False where it was pressed since."""
        pressed, rank = self.pressed_as(target)
        if pressed >= number:
            return False
        self._mark_stale(target, number, rank)
        return True

    def mark_stale(self, target: str, number: int, place: int = 0) -> None:
        """Let the target wait: behind those of its rank with a lower ``place``."""
        self._mark_stale(target, number, self.rank_of(target), place)

    def _mark_stale(self, target: str, number: int, rank: int, place: int = 0) -> None:
        before = self._waiting_as(target)
        latest = max(number, before[0]) if before else number
        self._unqueue(target, before)
        self._put("stale", target, STALE.pack(latest, rank, place))
        encoded = target.encode()
        self._t.put(_queued(rank, place, encoded), encoded, db=self._dbs["queue"])

    def _waits_no_more(self, target: str) -> None:
        self._unqueue(target, self._waiting_as(target))
        self._delete("stale", target)

    def _unqueue(self, target: str, waiting: tuple[int, int, int] | None) -> None:
        if waiting is not None:
            _, rank, place = waiting
            self._t.delete(_queued(rank, place, target.encode()), db=self._dbs["queue"])

    def mark_all_stale(self, number: int) -> int:
        """Every target waits to be pressed again; old bytes are served until it is."""
        targets = self.targets()
        for target in targets:
            self.mark_stale(target, number)
        self._t.drop(self._dbs["failures"], delete=False)  # which may be mended by now
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
            self._waits_no_more(pressed.target)
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
        self._put("marks", pressed.target, READS.pack(pressed.number, pressed.rank))
        self._put("reads", pressed.target, READS.pack(pressed.number, pressed.rank) + listed)

    def forget(self, target: str) -> None:
        """Take a target out, with all that is known of it."""
        encoded = target.encode()
        for key in self.keys_of(target):
            self._t.delete(key.encode(), encoded, db=self._dbs["readers"])
        self._waits_no_more(target)
        for name in ("pages", "reads", "marks", "failures"):
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

    def fail(self, target: str, reason: str, number: int) -> None:
        """Note why a target could not be pressed from the snapshot ``number``; what is stored of it
        stays. One that is not stored, and that nobody waits for, is noted for a while only."""
        known, now = self._get("failures", target), time.time()
        if known is None and not self._is_wanted(target):
            self._forget_unwanted(now)
            if self.count("failures") >= MOST_FAILURES:
                return
        since = json.loads(known)[1] if known else now
        self._put("failures", target, json.dumps([reason, since, now, number]).encode())

    def _is_wanted(self, target: str) -> bool:
        return self.number_of(target) >= 0 or self.is_stale(target)

    def _forget_unwanted(self, now: float) -> None:
        """Anybody may ask for any address: what failed there and was not asked for again goes."""
        for one in self.failures():
            if now - one.tried > NOTED_FOR and not self._is_wanted(one.target):
                self._delete("failures", one.target)


def _queued(rank: int, place: int, target: bytes) -> bytes:
    """The target's key in the queue, which is in their order."""
    return (QUEUED.pack(rank, place) + target)[:LONGEST_KEY]
