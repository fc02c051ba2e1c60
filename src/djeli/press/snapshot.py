"""One state of the database for a whole batch of renders, and its place in the change log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from djeli.press.models import Change

BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


@contextmanager
def snapshot() -> Iterator[int]:
    """All queries inside see one state; gives the number of the last change that is in it.

    Within a transaction it is that transaction's state. Nothing inside may write.
    """
    if connection.in_atomic_block:
        yield last_change()
        return
    # Not atomic(): that would take SQLite's only write lock, and stop the newsroom for a render.
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
    try:
        yield last_change()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def last_change() -> int:
    """The number of the newest line of the change log; 0 where it is empty."""
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
