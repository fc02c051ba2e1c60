"""One publication at a time writes shared rows: lists, months, terms, related stories.

Each of these rows is read, weighed and written again. On PostgreSQL two transactions would both
read the row as it was before: one would undo what the other wrote, or each would wait for the
other. On SQLite a transaction that writes has the database to itself from its beginning.
"""

from __future__ import annotations

from django.db import connection

KEY = 0x646A656C69
"""Of the advisory lock, for one database: "djeli"."""


def hold() -> None:
    """Wait for our turn, and keep it until the transaction around us ends.

    Call it inside ``transaction.atomic``, before the first row is written. To hold it twice is to
    hold it once. https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEY])
