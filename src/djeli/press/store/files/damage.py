"""What is wrong with a store that cannot be used, and how that is written down.

Every entry is sealed: a checksum of key and value stands behind the value, so a flipped bit is
found when the entry is read rather than sent to a reader.
"""

from __future__ import annotations

import json
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import lmdb

FILE = "data.mdb"
NOTE = "damage"
"""In the store's folder: what a process found, for the supervisor, which sees to it."""
_SEAL = struct.Struct(">I")
SIGNS = (
    lmdb.BadDbiError,
    lmdb.BadTxnError,
    lmdb.CorruptedError,
    lmdb.CursorFullError,
    lmdb.InvalidError,
    lmdb.MapResizedError,
    lmdb.PageFullError,
    lmdb.PageNotFoundError,
    lmdb.PanicError,
    lmdb.ProblemError,
    lmdb.VersionMismatchError,
    lmdb.IncompatibleError,
)
"""What LMDB raises where its file is damaged."""


class StoreUnusable(OSError):
    """Pages cannot be read from the store, or not written to it, now."""


class StoreDamaged(StoreUnusable):
    """What was read is not what was written."""


def sealed(key: bytes, value: bytes) -> bytes:
    """The value as it is stored under ``key``."""
    return value + _SEAL.pack(zlib.crc32(value, zlib.crc32(key)))


def unsealed(key: bytes, stored: bytes) -> bytes:
    """The value that was stored. Raises StoreDamaged where it is another one now."""
    value = stored[: -_SEAL.size]
    if sealed(key, value) != stored:
        raise StoreDamaged(f"the entry {key[:80].decode(errors='replace')!r} was changed")
    return value


def note(folder: Path, reason: str) -> None:
    """Say that the file in ``folder`` is damaged. Where even that cannot be written, a process that
    crashes or the next start finds it."""
    with suppress(OSError):
        found = json.dumps({"file": file_number(folder), "reason": reason})
        passing = folder / f".{NOTE}"
        passing.write_text(found)
        passing.replace(folder / NOTE)


def noted(folder: Path) -> str:
    """What was said of the file that is there now; empty if nothing was. It is said once."""
    path = folder / NOTE
    try:
        found = json.loads(path.read_text())
        path.unlink()
        return str(found["reason"]) if found["file"] == file_number(folder) else ""
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, KeyError, TypeError):
        return "a note that cannot be read"


def file_number(folder: Path) -> int:
    """Which file stands there (its inode): one that was put in its place is another. 0 if none."""
    try:
        return (folder / FILE).stat().st_ino
    except OSError:
        return 0
