"""Prepares a data folder before its site is served."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from djeli.cli.refusals import RefusedError
from djeli.cli.serving.address import Address, port_number, refuse_taken
from djeli.cli.serving.safety.folder_lock import claim
from djeli.cli.serving.safety.private_files import make_private
from djeli.cli.serving.statics import Collecting
from djeli.cli.serving.store_watch import StoreChecks, store_folders
from djeli.cli.serving.supervisor import say as print_alarm
from djeli.press.changes import triggers
from djeli.press.runs.origin import open_for
from djeli.press.store.current import current_store

MOST_WORKERS = 64
MALLOC = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TRIM_THRESHOLD_": "131072",
    "MALLOC_MMAP_THRESHOLD_": "65536",
}
"""How glibc's malloc (mallopt(3)) is asked to keep little for later. A worker has a dozen threads;
with an arena for each it keeps 20 MB more, and what is large is kept when it is free. Python makes
its small objects itself, so none of this is felt. What the operator has set stands."""
Say = Callable[[str], Any]


def add_serving_options(parser: ArgumentParser) -> None:
    """The options that `serve` and `demo` share."""
    parser.add_argument(
        "--host", default="127.0.0.1", help=("Address to listen on (default: 127.0.0.1).")
    )
    parser.add_argument(
        "--port", type=port_number, default=8000, help=("TCP port (default: 8000).")
    )
    parser.add_argument(
        "--workers",
        type=_workers,
        default=_processors(),
        help=("Number of web workers (default: one per CPU)."),
    )


def prepare(
    address: Address | None, say: Say, fill: Callable[[], Any] | None = None, *, web: bool = True
) -> None:
    """Make the data folder ready to be served, then fill it by ``fill``; raises RefusedError.

    ``address`` is where the web will be served, None if that is not now. Unless ``web`` is
    False the static files are collected meanwhile. What is stored is checked, and set aside where
    it is damaged.
    """
    refuse_unwritable(settings.DATA)
    if address:
        refuse_taken(address)
        claim(settings.DATA, address.url)
        # Commands in another terminal are to speak of the same addresses.
        settings.ADDRESS_FILE.write_text(f"{settings.BASE_URL}\n", encoding="utf-8")
    _refuse_unmigrated()
    collecting = Collecting() if web else None
    make_private(settings.DATA)
    checks = StoreChecks(store_folders(settings.PRESS_ROOT, settings.DATA / "views"))
    migrate(say)
    if fill:
        fill()
    triggers.mend()
    checks.mend(print_alarm)
    open_for(current_store())
    if collecting:
        collecting.finish()


def become_supervisor(options: dict[str, Any]) -> NoReturn:
    """Replace this process, and the memory that Django takes in it, by the supervisor."""
    connections.close_all()
    only = ["--only", options["only"]] if options.get("only") else []
    command = [sys.executable, "-P", "-m", "djeli.cli.serving"]
    command += ["--host", options["host"], "--port", str(options["port"])]
    command += ["--workers", str(options["workers"]), *only]
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(sys.executable, command, {**MALLOC, **os.environ})  # noqa: S606 (our own module)


def refuse_unwritable(folder: Path) -> None:
    """Raise RefusedError where a file cannot be written to ``folder``."""
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            file.write(bytes(1 << 16))  # a full disk still takes an empty file
    except OSError as error:
        raise RefusedError(
            f"the data folder {folder} cannot be written: {error.strerror}"
        ) from None


def migrate(say: Say) -> None:
    """Bring the database up to date, with a line where there is anything to do."""
    missing = missing_migrations()
    if missing:
        what = "1 migration" if missing == 1 else f"{missing} migrations"
        say(f"Preparing the database ({what}).")
        call_command("migrate", interactive=False, verbosity=0)


def missing_migrations() -> int:
    """How many migrations the database lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _refuse_unmigrated() -> None:
    """Several machines may share a database that is not SQLite: none changes it by itself."""
    if connection.vendor != "sqlite" and (missing := missing_migrations()):
        text = f"the database lacks {missing} migrations: run `djeli migrate` once"
        raise RefusedError(f"{text}, from one machine")


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _workers(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_WORKERS:
        raise ArgumentTypeError(f"{text!r} is not a number of workers (1 to {MOST_WORKERS})")
    return int(text)
