"""What several processes need and one of them makes, for as long as it is kept."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def made_once(kept: Path) -> Iterator[None]:
    """Where ``kept`` is missing, hold others off until it is made: they find it then."""
    if kept.exists():
        yield
        return
    with Path(f"{kept}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
