"""What a render read.

While a render is under way, every row that Django loads is recorded by ``post_init``. What is read
without becoming a row (``values_list``, raw SQL, a list's order) is recorded by whoever reads it.
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

_recorded: ContextVar[set[str] | None] = ContextVar("recorded", default=None)
_by_row: set[str] = set()
"""Tables whose rows are recorded one by one."""
_by_all: set[str] = set()
"""Keys that every render depends on: tables that the framework reads through a cache, so that a
render does not see itself reading them."""
_quiet: set[str] = set()
"""Tables of numbers that move all day: no CDN is told of them."""
strangers: set[str] = set()
"""Tables that renders have read and whose changes are not in the log."""


@contextmanager
def recorded_dependencies() -> Iterator[set[str]]:
    """Record what is read inside; gives the set of keys, which fills as it happens."""
    found: set[str] = set(_by_all)
    token = _recorded.set(found)
    try:
        yield found
    finally:
        _recorded.reset(token)


@contextmanager
def separate_dependencies() -> Iterator[set[str]]:
    """Read for others to share: who takes it depends on the rows of it. Gives the keys
    of what is read inside.

    Without this the first to ask would depend on more than the others who show the same.
    """
    with recorded_dependencies() as keys:
        yield keys


def depends_on(key: str) -> None:
    """The render depends on ``key``. Nothing happens outside a render."""
    found = _recorded.get()
    if found is not None:
        found.add(key)


def depends_on_keys(keys: Iterable[str]) -> None:
    """The render depends on all of ``keys``."""
    found = _recorded.get()
    if found is not None:
        found.update(keys)


def are_some_common(keys: AbstractSet[str]) -> bool:
    """True where one of ``keys`` is among those that every render depends on."""
    return not _by_all.isdisjoint(keys)


def are_all_common(keys: AbstractSet[str]) -> bool:
    """True where each of ``keys`` is one that every render depends on: it read nothing itself."""
    return keys <= _by_all


def depends_on_rows(model: type[Model], pks: Iterable[object]) -> None:
    """The render depends on these rows, whether or not it found them."""
    found = _recorded.get()
    if found is not None:
        found.update(row_keys(model, pks))


def depends_on_table(model: type[Model]) -> None:
    """The render depends on which rows ``model`` has."""
    depends_on(rows_key(model))


def depends_on_list(name: str) -> None:
    """The render depends on what stands in the list ``name``, and in which order."""
    depends_on(list_key(name))


def _record_row(sender: type[Model], instance: Model, **_: Any) -> None:
    found = _recorded.get()
    if found is None or instance.pk is None:
        return
    table = table_of(sender)
    if table in _by_row:
        found.add(row_key(sender, instance.pk))
    elif f"{table}:*" not in _by_all:
        strangers.add(table)


def is_quiet(key: str) -> bool:
    """True where a change of ``key`` purges nothing from a CDN."""
    return key.partition(":")[0] in _quiet


def record_reads_of(model: type[Model], *, as_one: bool, quiet: bool) -> None:
    """Record reads of ``model``'s rows; ``as_one`` where every render counts as a reader of all."""
    if quiet:
        _quiet.add(table_of(model))
    if as_one:
        _by_all.add(rows_key(model))
    else:
        _by_row.add(table_of(model))


def connect() -> None:
    """Called once, when the app is ready."""
    post_init.connect(_record_row, dispatch_uid="press.dependencies")
