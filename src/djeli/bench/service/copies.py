"""A copy of the edition's data, served by the whole service: nothing of the edition changes."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from djeli.accounts.models import User
from djeli.bench.servers import Server, free_port, running
from djeli.bench.service import visits
from djeli.stories.models import Article

WORKERS = 2
ENVIRONMENT = {"PATH": os.defpath, "LANG": "C.UTF-8"}
"""No setting of the edition's: its copy must not mail, ping or purge."""
NOT_COPIED = ("db.sqlite3*", "press", "views", "clock.json", "address", "serving", "*.lock")
"""The database is copied by itself; pages are pressed again, which is the clock's work."""


def require_sqlite() -> None:
    """Raises LookupError for another database."""
    if connection.vendor != "sqlite":
        raise LookupError("this serves a copy of the database, which has to be SQLite")


@contextmanager
def copied(editor: User, story: Article) -> Iterator[Path]:
    """A copy of this data folder in which ``visits`` can log in, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="djeli-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name) / "data"
        shutil.copytree(settings.DATA, folder, ignore=shutil.ignore_patterns(*NOT_COPIED))
        database = folder / "db.sqlite3"
        with (
            closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as old,
            closing(sqlite3.connect(database)) as new,
        ):
            old.backup(new)
            visits.prepare(new, editor, story)
        yield folder


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """The whole service on the data in ``folder``, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "djeli.cli", "--data", str(folder), "serve"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--workers", str(WORKERS)]
    with running(command, port, cores=2, environment=ENVIRONMENT) as server:
        yield server
