"""SQLite's checkpoint: what stands in its log of writes is copied into the file of the database."""

from __future__ import annotations

from django.db import connection


def checkpoint() -> list[str]:
    """Copy what can be copied without anybody waiting for it; gives no lines for the clock.

    Without this the commit with which the log has grown long enough would do it, in the middle of a
    publication. Another database looks after itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    return []
