"""One data folder is served once: two `djeli serve` would tell each other's address, and share a
clock without knowing it."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from djeli.cli.refusals import RefusedError

NAME = "serving"


def claim(folder: Path, url: str) -> int:
    """Take the folder for this process, what it becomes and what it forks, until all have ended.

    Gives the open file. Raises RefusedError where another process has it, and says where that
    serves.
    """
    path = folder / NAME
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise RefusedError(
            f"{folder} is served already, at {_told(path)}: stop that first, or choose another "
            "folder by --data"
        ) from None
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{url} (process {os.getpid()})\n".encode(), 0)
    os.set_inheritable(handle, True)  # the supervisor is this process, with another program
    return handle


def _told(path: Path) -> str:
    with suppress(OSError):
        return path.read_text().strip() or "an unknown address"
    return "an unknown address"
