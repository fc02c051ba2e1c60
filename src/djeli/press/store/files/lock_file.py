"""LMDB's second file, which it maps into memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SIZE = 1 << 16
"""Bytes: 64 for each of 512 readers, and some more."""


def reserve(folder: Path) -> None:
    """Take the file's room on the disk now. On a disk that is full later, a process that wrote to a
    hole in it would be killed (SIGBUS). Raises OSError where there is no room."""
    if sys.platform == "linux":
        with (folder / "lock.mdb").open("ab") as lock:
            os.posix_fallocate(lock.fileno(), 0, SIZE)
