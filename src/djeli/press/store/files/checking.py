"""``python -m djeli.press.store.files.checking FOLDER``: reads a store, and says what is wrong.

In a process of its own: LMDB trusts its file, so one that is cut off or overwritten may end whoever
reads it (SIGBUS, SIGSEGV), or lead him in a circle.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import zlib
from collections import deque
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import lmdb

from djeli.press.store.files.damage import FILE, SIGNS, StoreDamaged, unsealed
from djeli.press.store.tables import READS_HEAD, TABLES, UNSEALED, Tables

PACKED = {"pages", "order", "wishes"}
"""The tables of what is compressed at rest (``packed``); a file with other ones is any file."""
PATIENCE = 300.0
"""Seconds after which a check has lost its way; it reads some hundred megabytes a second."""
FOUND = 3
"""The exit code for a store that is damaged."""
MAP_SIZE = 1 << 38


class Check:
    """A check that runs beside other work; ``fault`` waits for its end."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (our own module)
            [sys.executable, "-P", "-m", "djeli.press.store.files.checking", str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def fault(self, patience: float = PATIENCE) -> str:
        """What is wrong; empty if nothing is."""
        try:
            said, _ = self._process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
            return f"it could not be read in {patience:g} s"
        code = self._process.returncode
        if code < 0:
            return f"reading it ended with {signal.Signals(-code).name}"
        if code == FOUND:
            return said.strip() or "it cannot be read"
        return ""


def fault_in(folder: Path) -> str:
    """What is wrong with the file in ``folder``; empty if nothing is, or there is none."""
    file = folder / FILE
    if not file.exists() or not file.stat().st_size:
        return ""
    try:
        env = lmdb.open(
            str(folder), map_size=MAP_SIZE, max_dbs=len(TABLES), max_readers=512, readonly=True
        )
        needed = (env.info()["last_pgno"] + 1) * env.stat()["psize"]
        if file.stat().st_size < needed:
            return f"{file.stat().st_size} bytes are left of {needed}"
        with env.begin() as transaction:
            _read(env, transaction)
    except (*SIGNS, StoreDamaged) as error:
        return str(error)
    return ""


def _read(env: Any, transaction: Any) -> None:
    """Read all there is. Raises StoreDamaged, and what LMDB raises."""
    first = islice(transaction.cursor().iternext(values=False), len(TABLES) + 1)
    names = {key.decode(errors="replace") for key in first}
    deque(transaction.cursor(), maxlen=0)
    if names == PACKED:
        _read_packed(transaction, {one: _opened(env, one, transaction) for one in PACKED})
    if names == set(TABLES):
        tables = Tables(transaction, {one: _opened(env, one, transaction) for one in TABLES})
        if tables.is_laid_out:  # else it is made anew in any case
            _read_tables(tables)


def _opened(env: Any, name: str, transaction: Any) -> Any:
    return env.open_db(name.encode(), txn=transaction, create=False, dupsort=name == "readers")


def _read_packed(transaction: Any, databases: Mapping[str, Any]) -> None:
    for key, stored in transaction.cursor(db=databases["pages"]):
        unsealed(key, stored)
    for name in ("order", "wishes"):
        deque(transaction.cursor(db=databases[name]), maxlen=0)


def _read_tables(tables: Tables) -> None:
    for table in TABLES:
        count = 0
        with tables.cursor(table) as cursor:
            for key, stored in cursor:
                count += 1
                if table not in UNSEALED:
                    unsealed(key, stored)
        if count != tables.count(table):
            raise StoreDamaged(f"{table} has {count} entries of {tables.count(table)}")
    _compare("what pages have read", _reads(tables), _pairs(tables, "readers"))
    waiting = (key.encode() for key in tables.names("stale"))
    _compare("the queue", waiting, (target for _, target in tables.cursor("queue")))


def _reads(tables: Tables) -> Iterable[bytes]:
    for target, stored in tables.entries("reads"):
        for key in json.loads(stored[READS_HEAD:]):
            yield key.encode() + b" " + target.encode()


def _pairs(tables: Tables, table: str) -> Iterable[bytes]:
    with tables.cursor(table) as cursor:
        for key, target in cursor:
            yield key + b" " + target


def _compare(what: str, one: Iterable[bytes], other: Iterable[bytes]) -> None:
    """Raise StoreDamaged where the two are not the same, in whatever order."""
    if _sum(one) != _sum(other):
        raise StoreDamaged(f"{what} is kept in two places, which differ")


def _sum(those: Iterable[bytes]) -> int:
    return sum(zlib.crc32(one) for one in those)


if __name__ == "__main__":
    fault = fault_in(Path(sys.argv[1]))
    sys.stdout.write(f"{fault}\n")
    sys.exit(FOUND if fault else 0)
