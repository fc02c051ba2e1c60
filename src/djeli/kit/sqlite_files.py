"""Opens SQLite so that a missing database is an error rather than a new, empty file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

_seen: set[str] = set()
_never = False


def expect(path: str) -> None:
    """A database file that exists when a process starts is never created again by it."""
    if Path(path).exists():
        _seen.add(path)


def never_create() -> None:
    """From now on this process, and what it forks, makes no database file at all."""
    global _never
    _never = True


class Connection(sqlite3.Connection):
    """Makes a new file only where this process may, and has not seen one.

    Otherwise a database that is moved aside for a minute would leave an empty one in its place, and
    come back to a write-ahead log that is not its own.
    """

    def __init__(self, database: str, *args: Any, **kwargs: Any) -> None:
        path = str(database)
        expect(path)
        if _never or path in _seen:
            super().__init__(f"file:{quote(path)}?mode=rw", *args, **kwargs)
            return
        super().__init__(database, *args, **kwargs)
        expect(path)
