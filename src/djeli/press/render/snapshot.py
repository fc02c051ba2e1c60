"""One state of the database for a whole batch of renders, and its place in the change log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

from djeli.press.changes.keys import row_key, rows_key
from djeli.press.models import Change
from djeli.press.render import value_cache
from djeli.press.render.value_cache import MOST, Moment, SnapshotCache

Row = TypeVar("Row", bound=Model)

BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


class _Snapshot:
    """What is known of the snapshot under way. Without a ``moment`` it remembers nothing."""

    def __init__(self) -> None:
        self.moment: Moment | None = None
        self.shared: dict[str, dict[Any, Any]] = {}
        self.caches: dict[str, SnapshotCache[Any]] = {}


_under_way: ContextVar[_Snapshot | None] = ContextVar("snapshot", default=None)


def shared(name: str) -> dict[Any, Any]:
    """What was read before from the same snapshot, kept under ``name``; empty outside of one.

    Pages of one batch show many of the same rows. Who takes a row from here depends on it.
    """
    here = _under_way.get()
    return here.shared.setdefault(name, {}) if here is not None else {}


def snapshot_cache(name: str, most: int = MOST) -> SnapshotCache[Any]:
    """What was made before of rows that are as they were then, kept under ``name``: by this
    snapshot, or by earlier ones. Outside of one nothing is found."""
    here = _under_way.get()
    if here is None:
        return SnapshotCache(name, None)
    known = here.caches.get(name)
    if known is None:
        known = here.caches[name] = SnapshotCache(name, here.moment, most)
    return known


def settings_row(model: type[Row]) -> Row:
    """The only row of ``model``; one with the usual values, not stored, if there is none yet. The
    render depends on it."""

    def read() -> tuple[Row, list[str]]:
        row = model._default_manager.order_by("pk").first() or model()
        return row, [rows_key(model), row_key(model, row.pk)]

    known: SnapshotCache[Row] = snapshot_cache(model._meta.label_lower)
    return known.one(read)


@contextmanager
def snapshot(*, afresh: bool = False) -> Iterator[int]:
    """All queries inside see one state; gives the number of the last change that is in it.

    Within a transaction it is that transaction's state. Nothing inside may write. ``afresh``
    remembers nothing: everything is read.
    """
    here = _Snapshot()
    token = _under_way.set(here)
    try:
        if connection.in_atomic_block:
            yield _begin(here, afresh)
            return
        # Not atomic(): that would take SQLite's only write lock, and stop the newsroom meanwhile.
        with connection.cursor() as cursor:
            cursor.execute(BEGIN[connection.vendor])
        try:
            yield _begin(here, afresh)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
    finally:
        _under_way.reset(token)


@contextmanager
def savepoint() -> Iterator[None]:
    """After an error inside the snapshot can be read on: on PostgreSQL it would else be over."""
    if connection.vendor != "postgresql" or _under_way.get() is None:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT target")
        try:
            yield
        except Exception:
            cursor.execute("ROLLBACK TO SAVEPOINT target")
            raise
        finally:
            cursor.execute("RELEASE SAVEPOINT target")


def _begin(here: _Snapshot, afresh: bool) -> int:
    newest = Change.objects.order_by("-pk").values_list("pk", "at").first()
    if newest is None:
        return 0
    blocks = connection.atomic_blocks
    # On PostgreSQL what a transaction changes is in the log only when it is done.
    if not (afresh or (blocks and connection.vendor == "postgresql")):
        here.moment = Moment(*newest, history=blocks[0] if blocks else None)
        value_cache.go_on_to(here.moment)
    return newest[0]


def last_change() -> int:
    """The number of the newest line of the change log; 0 where it is empty."""
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
