"""Files of the data folder that only their owner needs are only their owner's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

FILES = ("db.sqlite3*", "secret_key", "alerts_key", "clock.json", "address", "invitation", "*.lock")
FOLDERS = ("press", "views", "received")
OTHERS = 0o077
"""What everybody but the owner may do."""


def make_private(folder: Path) -> int:
    """Take their rights to these files from all others; gives how many files had such rights.

    New ones are private by the mask with which `djeli` starts. ``media``, ``static`` and ``theme``
    stay as they are: a proxy may be allowed to read them.
    """
    found = 0
    for path in _private(folder):
        with suppress(OSError):
            mode = path.stat().st_mode & 0o777
            if mode & OTHERS:
                path.chmod(mode & ~OTHERS)
                found += 1
    return found


def _private(folder: Path) -> Iterator[Path]:
    for pattern in FILES:
        yield from folder.glob(pattern)
    for name in FOLDERS:
        yield folder / name
        yield from (folder / name).rglob("*")
