"""The empty database of the tests, kept from one run to the next while no migration changes.

Running every migration takes most of a short run. What they gave is written to a file that is named
after all that made it; the next run begins with a copy, and migrates from there. On a machine that has
none yet, one process makes it and the others wait.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import django
import wagtail
from django.apps import apps
from django.db import connections
from django.db.backends.signals import connection_created

import djeli

TABLES_OF_WORDS = ("search/drivers", "wire/received")
"""Where what migrations call for these tables is written, below the package."""


def kept_schema() -> Path:
    """Where the database is kept that the present migrations give."""
    seen = hashlib.blake2b(f"{django.__version__} {wagtail.__version__}".encode(), digest_size=12)
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            seen.update(f"{app.label}/{file.name}".encode())
            seen.update(file.read_bytes())
    for folder in TABLES_OF_WORDS:
        for file in sorted(Path(djeli.__file__).parent.joinpath(folder).glob("*.py")):
            seen.update(f"{folder}/{file.name}".encode())
            seen.update(file.read_bytes())
    return Path(tempfile.gettempdir(), f"djeli-schema-{os.getuid()}-{seen.hexdigest()}.sqlite3")


def begin_with(kept: Path) -> None:
    """Fill each new in-memory database from ``kept``, where there is one."""

    def fill(connection: Any, **_: object) -> None:
        name = str(connection.settings_dict["NAME"])
        if connection.vendor != "sqlite" or "memory" not in name or not kept.exists():
            return
        if connection.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            source = sqlite3.connect(f"file:{kept}?mode=ro", uri=True)
            source.backup(connection.connection)
            source.close()

    connection_created.connect(fill, dispatch_uid="tests.schema", weak=False)


def begin_folder_with(kept: Path, data: Path) -> bool:
    """Lay a copy of ``kept`` into a new data folder, where there is one; say whether there was."""
    data.mkdir(parents=True, exist_ok=True)
    if kept.exists():
        shutil.copyfile(kept, data / "db.sqlite3")
    return kept.exists()


def keep(kept: Path) -> None:
    """Write the database as it is now to ``kept``; whoever comes second replaces its equal."""
    if kept.exists() or connections["default"].vendor != "sqlite":
        return
    connections["default"].ensure_connection()
    _copy(connections["default"].connection, kept)


def keep_of(data: Path, kept: Path) -> None:
    """Write the database of a data folder, in which all migrations have just run, to ``kept``."""
    source = sqlite3.connect(data / "db.sqlite3")
    _copy(source, kept)
    source.close()


def _copy(source: sqlite3.Connection, kept: Path) -> None:
    handle, name = tempfile.mkstemp(dir=kept.parent)
    os.close(handle)
    target = sqlite3.connect(name)
    source.backup(target)
    target.close()
    os.replace(name, kept)
