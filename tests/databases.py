"""Databases for processes of their own: with every table, and none of them migrated from nothing."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests import schema, services
from tests.cli.processes import djeli
from tests.made_once import made_once

ROOT = Path(__file__).parents[1]
PATIENCE = 600.0
"""Seconds for one process: a few on an idle machine, many where others work on it too."""


def begin_folder(data: Path) -> None:
    """Make a data folder whose SQLite database has every table and no edition."""
    kept = schema.kept_schema()
    with made_once(kept):
        if not schema.begin_folder_with(kept, data):
            done = djeli("migrate", data=data, patience=PATIENCE)
            assert done.returncode == 0, done.stderr
            schema.keep_of(data, kept)


def migrated(server: str, folder: Path) -> str:
    """The address of a new database on ``server`` that has every table.

    The tables are kept as a dump from one run to the next, under the name of their migrations.
    """
    kept, made = schema.kept_schema().with_suffix(".sql"), services.new_database(server)
    with made_once(kept):
        _fill(made, kept, folder)
    return made


def _fill(made: str, kept: Path, folder: Path) -> None:
    programs = services.postgres_programs()
    assert programs
    if kept.exists():
        restore = ["-qv", "ON_ERROR_STOP=1", "-f", str(kept), made]
        subprocess.run([str(programs / "psql"), *restore], check=True, stdout=subprocess.DEVNULL)
        return
    done = djeli("migrate", data=folder, patience=PATIENCE, DATABASE_URL=made)
    assert done.returncode == 0, done.stderr
    dump = folder / "schema.sql"
    subprocess.run([str(programs / "pg_dump"), "-f", str(dump), made], check=True)
    # Whoever comes second replaces its equal.
    begun = kept.with_suffix(f".{os.getpid()}")
    begun.write_bytes(dump.read_bytes())
    begun.replace(kept)


def on_both(folder: Path, postgres: str, module: str) -> tuple[Any, Any]:
    """What ``module.play`` prints (JSON, in one line) on an empty SQLite and on ``postgres``.

    ``postgres`` has its tables.
    """
    told = []
    for place, environment in (("lite", {}), ("pg", {"DATABASE_URL": postgres})):
        data = folder / place
        if place == "lite":
            begin_folder(data)
        code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from {module} import play; play()"
        done = djeli(
            "shell", "--no-imports", "-c", code, data=data, patience=PATIENCE, **environment
        )
        assert done.returncode == 0, done.stderr
        told.append(json.loads(done.stdout.strip().splitlines()[-1]))
    return told[0], told[1]
