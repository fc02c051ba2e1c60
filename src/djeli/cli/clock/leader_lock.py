"""The leader lock: of several clocks on one database exactly one acts."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO

from django.db import Error as DatabaseError
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

ADVISORY_KEY = 0x646A656C69
"""The number of the lock in PostgreSQL: the letters of "djeli"."""


class FileLock:
    """A lock on a file: for SQLite, beside the database. It goes with the process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def is_ours(self) -> bool:
        """True if this clock is the leader, or could become it now."""
        if self._file is None:
            file = self.path.open("a")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.close()
                return False
            self._file = file
        return True

    def give_up(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


class AdvisoryLock:
    """A session's advisory lock in PostgreSQL; who loses the connection is the leader no more."""

    def __init__(self) -> None:
        self._session: BaseDatabaseWrapper | None = None

    def is_ours(self) -> bool:
        """True if this clock is the leader, or could become it now.

        Raises Django's database errors.
        """
        if self._session is not None:
            try:
                self._ask("SELECT 1")
            except DatabaseError:
                self.give_up()
                raise
            return True
        # A connection of its own: the jobs' one may be closed and opened again at any time.
        self._session = connection.copy()
        if not self._ask("SELECT pg_try_advisory_lock(%s)", [ADVISORY_KEY]):
            self.give_up()
            return False
        return True

    def give_up(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def _ask(self, question: str, arguments: list[int] | None = None) -> object:
        assert self._session is not None  # noqa: S101 (for the types: both callers have set it)
        with self._session.cursor() as cursor:
            cursor.execute(question, arguments)
            row = cursor.fetchone()
        return row[0] if row else None


def lock_of_this_database() -> FileLock | AdvisoryLock:
    """The kind of lock that every clock on the default database agrees on."""
    if connection.vendor == "postgresql":
        return AdvisoryLock()
    return FileLock(Path(f"{connection.settings_dict['NAME']}.clock"))
