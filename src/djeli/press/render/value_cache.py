"""What renders made of rows, kept from one snapshot to the next until a change touches it.

Most of what a page shows it showed before the change for which it is pressed. Who makes something
of rows (a card, a byline, a feed's entry) keeps it here with the keys of all that it was made of;
a snapshot first takes out whatever the log says has changed since, and then finds the rest again.

Nothing here is older than the snapshot that finds it: what is kept is true of one line of the log,
and a snapshot of any other line first goes on to its own, or sees nothing of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from djeli.press.changes.keys import EVERYTHING
from djeli.press.models import Change
from djeli.press.render import dependencies

Value = TypeVar("Value")

MOST = 2000
"""Values kept of a kind; the oldest go first."""
TOO_MANY = 5000
"""Changes after which it is cheaper to begin anew than to look for what they touch."""


class Moment(NamedTuple):
    """A line of the log. ``history`` differs where another one may come to stand in its place: in
    a transaction, which may be rolled back."""

    number: int
    at: float
    history: object = None


class _Kept(NamedTuple, Generic[Value]):
    value: Value
    keys: frozenset[str]


class _Memory:
    """What a process remembers, true of ``moment``."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.moment: Moment | None = None
        self.kinds: dict[str, dict[Hashable, _Kept[Any]]] = {}
        self.made_of: dict[str, set[tuple[str, Hashable]]] = {}

    def clear(self) -> None:
        self.kinds.clear()
        self.made_of.clear()

    def keep(self, kind: str, made: Mapping[Hashable, _Kept[Any]], most: int) -> None:
        """Keep what was ``made`` of a kind, and of those already there no more than ``most``."""
        there = self.kinds.setdefault(kind, {})
        for one in [one for one in made if one in there]:
            self._drop(kind, one)
        there.update(made)
        for one, kept in made.items():
            for key in kept.keys:
                self.made_of.setdefault(key, set()).add((kind, one))
        for one in list(there)[: max(0, len(there) - most)]:
            self._drop(kind, one)

    def _drop(self, kind: str, one: Hashable) -> None:
        for key in self.kinds[kind].pop(one).keys:
            those = self.made_of[key]
            those.discard((kind, one))
            if not those:
                del self.made_of[key]

    def go_on_to(self, moment: Moment) -> None:
        """Drop what is not true at ``moment``, whose snapshot is under way."""
        with self.lock:
            if self.moment == moment:
                return
            changed = self._changed_until(moment)
            if changed is None:
                self.clear()
            else:
                for key in changed:
                    for kind, one in list(self.made_of.get(key, ())):
                        self._drop(kind, one)
            self.moment = moment

    def _changed_until(self, moment: Moment) -> set[str] | None:
        """The keys that changed after what is remembered; None where that cannot be known."""
        before = self.moment
        if before is None or before.number > moment.number or before.history is not moment.history:
            return None
        lines = Change.objects.filter(pk__gte=before.number, pk__lte=moment.number).order_by("pk")
        found = list(lines.values_list("pk", "at", "key")[:TOO_MANY])
        # The line itself is gone once the log was shortened, and another in another history.
        if not found or len(found) == TOO_MANY or found[0][:2] != (before.number, before.at):
            return None
        changed = {key for _, _, key in found[1:]}
        return None if EVERYTHING in changed or dependencies.are_some_common(changed) else changed


_memory = _Memory()


def go_on_to(moment: Moment) -> None:
    """What is remembered from here on is true at ``moment``, whose snapshot is under way."""
    _memory.go_on_to(moment)


def forget() -> None:
    """Begin anew: for who exchanges the database under a running process."""
    with _memory.lock:
        _memory.moment = None
        _memory.clear()


class SnapshotCache(Generic[Value]):
    """Values of one kind by id, as one snapshot sees them.

    Without a ``moment`` nothing is found but what was kept here.
    """

    def __init__(self, name: str, moment: Moment | None, most: int = MOST) -> None:
        self.name, self.moment, self.most = name, moment, most
        self._here: dict[Hashable, _Kept[Value]] = {}

    def lacking(self, ids: Iterable[Hashable]) -> list[Any]:
        """Those of ``ids`` that must be made."""
        unknown = [one for one in ids if one not in self._here]
        if not unknown or self.moment is None:
            return unknown
        with _memory.lock:
            kept = _memory.kinds.get(self.name) if _memory.moment == self.moment else None
            if not kept:
                return unknown
            self._here.update((one, kept[one]) for one in unknown if one in kept)
        return [one for one in unknown if one not in self._here]

    def keep(self, values: Mapping[Any, Value], keys: Callable[[Any], Iterable[str]]) -> None:
        """Keep each value with the ``keys`` of everything it was made of, as told for its id."""
        made = {one: _Kept(value, frozenset(keys(one))) for one, value in values.items()}
        self._here.update(made)
        if self.moment is None:
            return
        with _memory.lock:
            if _memory.moment == self.moment:
                _memory.keep(self.name, made, self.most)

    def take(self, ids: Iterable[Any]) -> dict[Any, Value]:
        """The values of ``ids``, which are known; the render depends on what they were made of."""
        found = {one: self._here[one] for one in ids}
        dependencies.depends_on_keys(key for kept in found.values() for key in kept.keys)
        return {one: kept.value for one, kept in found.items()}

    def one(
        self, make: Callable[[], tuple[Value, Iterable[str]]], *, as_read: bool = True
    ) -> Value:
        """The only value of its kind, made if it is not there, with the keys that it was made of.

        Unless ``as_read`` is off, the render depends on them all.
        """
        if self.lacking([None]):
            value, keys = make()
            self.keep({None: value}, lambda _: keys)
        return self.take([None])[None] if as_read else self._here[None].value
