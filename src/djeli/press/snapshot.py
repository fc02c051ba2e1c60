"""One state of the database for a whole batch of renders, and its place in the change log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection

from djeli.press.models import Change

BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


_shared: ContextVar[dict[str, dict[Any, Any]] | None] = ContextVar("shared", default=None)


def shared(name: str) -> dict[Any, Any]:
    """What was read before from the same snapshot, kept under ``name``; empty outside of one.

    Pages of one batch show many of the same rows. Who takes a row from here notes it as read.
    """
    kept = _shared.get()
    return kept.setdefault(name, {}) if kept is not None else {}


@contextmanager
def snapshot() -> Iterator[int]:
    """All queries inside see one state; gives the number of the last change that is in it.

    Within a transaction it is that transaction's state. Nothing inside may write.
    """
    token = _shared.set({})
    try:
        if connection.in_atomic_block:
            yield last_change()
            return
        # Not atomic(): that would take SQLite's only write lock, and stop the newsroom meanwhile.
        with connection.cursor() as cursor:
            cursor.execute(BEGIN[connection.vendor])
        try:
            yield last_change()
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
    finally:
        _shared.reset(token)


def last_change() -> int:
    """The number of the newest line of the change log; 0 where it is empty."""
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
