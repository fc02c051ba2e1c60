"""All tables of the database before and after something, and which of them differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import connection

LEFT_OUT = {
    *("django_session", "usersessions_usersession"),
    "accounts_audit_entry",
    # Which files readers may fetch is caught up with when somebody asks.
    *("stories_showing", "stories_showingprogress", "stories_rendition"),
}
"""Sessions, the log of who did and who was refused what, and what follows from other tables."""
READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "PRAGMA", "EXPLAIN")
WORD = re.compile(r"\w+")
Rows = dict[str, list[Any]]


class Tables:
    """What each table holds now; ``changed`` says which have changed since."""

    def __init__(self) -> None:
        models = apps.get_models(include_auto_created=True)
        known = set(connection.introspection.table_names())
        self.names = {one._meta.db_table for one in models} & known - LEFT_OUT
        self.before = _read(self.names)
        self.triggers = _triggers()
        self.mark()

    def mark(self) -> None:
        """From here on ``changed`` counts."""
        connection.ensure_connection()
        self.changes = connection.connection.total_changes
        self.written: set[str] = set()
        connection.connection.set_trace_callback(self._hear)

    def changed(self) -> set[str]:
        """The tables that differ from what they held first.

        SQLite counts the rows that it writes: where it wrote none, no table is read; else those that
        a statement which writes has named, and those that its triggers name.
        """
        connection.connection.set_trace_callback(None)
        if connection.connection.total_changes == self.changes:
            return set()
        now = _read(self._reached() & self.names)
        return {name for name, rows in now.items() if rows != self.before[name]}

    def _hear(self, sql: str) -> None:
        if not sql.lstrip().upper().startswith(READING):
            self.written.update(WORD.findall(sql))

    def _reached(self) -> set[str]:
        found: set[str] = set()
        more = self.written
        while more:
            found |= more
            more = set().union(*(self.triggers.get(name, set()) for name in more)) - found
        return found


def _read(names: Iterable[str]) -> Rows:
    return {name: _rows(f'SELECT * FROM "{name}"') for name in names}


def _triggers() -> dict[str, set[str]]:
    """By table: all words of its triggers, the tables among them."""
    found: dict[str, set[str]] = {}
    for table, sql in _rows("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"):
        found.setdefault(table, set()).update(WORD.findall(sql))
    return found


def _rows(query: str) -> list[Any]:
    rows: list[Any] = connection.connection.execute(query).fetchall()
    return rows
