"""What a render read.

While a render is under way, every row that Django loads is noted by ``post_init``. What is read
without becoming a row (``values_list``, raw SQL, a list's order) is noted by whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_init

from djeli.press.changes.keys import list_key, row_key, row_keys, rows_key, table_of

_noted: ContextVar[set[str] | None] = ContextVar("noted", default=None)
_by_row: set[str] = set()
"""Tables whose rows are noted one by one."""
_by_all: set[str] = set()
"""Keys that every render depends on: tables that the framework reads through a cache, so that a
render does not see itself reading them."""
_quiet: set[str] = set()
"""Tables of numbers that move all day: no CDN is told of them."""
strangers: set[str] = set()
"""Tables that renders have read and of whose changes nobody would hear."""


@contextmanager
def noting() -> Iterator[set[str]]:
    """Note what is read inside; gives the set of keys, which fills as it happens."""
    found: set[str] = set(_by_all)
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)


@contextmanager
def apart() -> Iterator[set[str]]:
    """Read for whoever will share it: each of them notes the rows of what it takes. Gives the keys
    of what is read inside.

    Without this the first to ask would depend on more than the others who show the same.
    """
    with noting() as keys:
        yield keys


def note(key: str) -> None:
    """The render depends on ``key``. Nothing happens outside a render."""
    found = _noted.get()
    if found is not None:
        found.add(key)


def read_keys(keys: Iterable[str]) -> None:
    """The render depends on all of ``keys``."""
    found = _noted.get()
    if found is not None:
        found.update(keys)


def are_of_all(keys: AbstractSet[str]) -> bool:
    """True where one of ``keys`` is among those that every render depends on."""
    return not _by_all.isdisjoint(keys)


def are_all_of_all(keys: AbstractSet[str]) -> bool:
    """True where each of ``keys`` is one that every render depends on: it read nothing itself."""
    return keys <= _by_all


def read_rows(model: type[Model], pks: Iterable[object]) -> None:
    """The render depends on these rows, whether or not it found them."""
    found = _noted.get()
    if found is not None:
        found.update(row_keys(model, pks))


def read_table(model: type[Model]) -> None:
    """The render depends on which rows ``model`` has."""
    note(rows_key(model))


def read_list(name: str) -> None:
    """The render depends on what stands in the list ``name``, and in which order."""
    note(list_key(name))


def _note_row(sender: type[Model], instance: Model, **_: Any) -> None:
    found = _noted.get()
    if found is None or instance.pk is None:
        return
    table = table_of(sender)
    if table in _by_row:
        found.add(row_key(sender, instance.pk))
    elif f"{table}:*" not in _by_all:
        strangers.add(table)


def is_quiet(key: str) -> bool:
    """True where no CDN need hear of a change of ``key``."""
    return key.partition(":")[0] in _quiet


def watch(model: type[Model], *, as_one: bool, quiet: bool) -> None:
    """Note reads of ``model``'s rows; ``as_one`` where every render counts as a reader of all."""
    if quiet:
        _quiet.add(table_of(model))
    if as_one:
        _by_all.add(rows_key(model))
    else:
        _by_row.add(table_of(model))


def connect() -> None:
    """Called once, when the app is ready."""
    post_init.connect(_note_row, dispatch_uid="press.tracking")
