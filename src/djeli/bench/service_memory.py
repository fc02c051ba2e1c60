"""What the whole service takes of a machine's memory: two workers, the clock, and who watches them.

It runs on a copy of the edition's data, so nothing of the edition changes. The reference in the
same run is the same service before anybody visited it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from djeli.accounts.models import User
from djeli.bench import visits
from djeli.bench.servers import Server, free_port, running
from djeli.press.store.store import Store
from djeli.stories.models import Article

WORKERS = 2
BEATS = 2
"""Rounds of the clock that are waited for after everything was visited."""
WITHIN = 300.0
"""Seconds for the clock to be done."""
ENVIRONMENT = {"PATH": os.defpath, "LANG": "C.UTF-8"}
"""No setting of the edition's: its copy must not mail, ping or purge."""
Sizes = tuple[float, float, float, float]
"""PSS, of it anonymous memory and files, and what is the process's own; in MB."""
NOT_COPIED = ("db.sqlite3*", "press", "views", "clock.json", "address", "*.lock")
"""The database is copied by itself; pages are pressed again, which is the clock's work."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """One process, or ``all`` of them, in MB. ``pss_mb`` divides what several processes share among
    them (proc(5), Pss); ``anonymous_mb`` and ``files_mb`` are its parts; ``own_mb`` is what the end
    of the process would set free. ``reference_mb`` is ``pss_mb`` before anybody visited."""

    process: str
    pss_mb: float
    anonymous_mb: float
    files_mb: float
    own_mb: float
    reference_mb: float

    @property
    def ratio(self) -> float:
        return self.pss_mb / self.reference_mb if self.reference_mb else 0.0


def footprints() -> Iterator[Footprint]:
    """Of each process and of all. Raises LookupError for what is missing here."""
    if connection.vendor != "sqlite":
        raise LookupError("this serves a copy of the database, which has to be SQLite")
    if not Path("/proc/self/smaps_rollup").exists():
        raise LookupError("Linux is needed: the memory of processes is read from /proc")
    addresses = visits.reader_addresses()
    editor, story = visits.editor(), visits.newest()
    with _copy(editor, story) as folder, _served(folder) as server:
        before = _memory(server)
        visits.read(server.port, addresses)
        visits.use_desk(server.port, editor, story)
        _wait_for_clock(folder)
        after = _memory(server)
    for process in after:
        yield Footprint(process, *after[process], before.get(process, after[process])[0])


@contextmanager
def _copy(editor: User, story: Article) -> Iterator[Path]:
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
def _served(folder: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "djeli.cli", "--data", str(folder), "serve"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--workers", str(WORKERS)]
    with running(command, port, cores=2, environment=ENVIRONMENT) as server:
        yield server


def _wait_for_clock(folder: Path) -> None:
    """Until nothing waits to be pressed, and the clock has done its rounds. Raises LookupError."""
    until, beats = time.monotonic() + WITHIN, {_beat(folder)}
    store = Store(folder / "press")
    try:
        while len(beats) <= BEATS or _waiting(store):
            if time.monotonic() > until:
                raise LookupError("the clock is not done with the edition")
            time.sleep(0.5)
            beats.add(_beat(folder))
    finally:
        store.close()


def _waiting(store: Store) -> int:
    with store.reading() as reading:
        return reading.queue.count()


def _beat(folder: Path) -> float:
    try:
        return float(json.loads((folder / "clock.json").read_text())["beat_at"])
    except OSError:
        return 0.0


def _memory(server: Server) -> dict[str, Sizes]:
    """Of each process by its name, and of ``all``."""
    found: dict[str, Sizes] = {}
    for name, pid in _processes(server).items():
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        kilobytes = {key: int(size) for key, size in re.findall(r"(\w+): +(\d+) kB", text)}
        own = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
        found[name] = (
            _megabytes(kilobytes["Pss"]),
            _megabytes(kilobytes["Pss_Anon"]),
            _megabytes(kilobytes["Pss_File"]),
            _megabytes(own),
        )
    pss, anonymous, files, own_memory = map(sum, zip(*found.values(), strict=True))
    found["all"] = (round(pss, 1), round(anonymous, 1), round(files, 1), round(own_memory, 1))
    return found


def _megabytes(kilobytes: int) -> float:
    return round(kilobytes / 1024, 1)


def _processes(server: Server) -> dict[str, int]:
    """The supervisor, granian's first process (which has workers), those, and the clock.

    Processes that help to press for a while are left out: they are gone once it is done.
    """
    found = {"supervisor": server.pid}
    for child in server.children(server.pid):
        found[_name(child)] = child
        workers = [pid for pid in server.children(child) if _name(pid) == "worker"]
        found |= {f"worker {number}": pid for number, pid in enumerate(workers, 1)}
    return found


def _name(pid: int) -> str:
    """What a process of the service calls itself."""
    return Path(f"/proc/{pid}/comm").read_text().strip().removeprefix("djeli ")
