"""Who follows the change log: one process at a time, and never for long.

The lock saves work and nothing depends on it: two that follow at once give the same, for the store
refuses what is old. So who waits for somebody that holds it too long goes on without.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from djeli.press.store.store import Store

HELD_AT_MOST = 10.0
"""Seconds after which whoever has the lock is not waited for."""
LOOK_EVERY = 0.01


@contextmanager
def follow_lock(store: Store) -> Iterator[bool]:
    """Wait for the lock, but not for long: gives whether it was taken."""
    with (store.path / "following.lock").open("a+b", buffering=0) as file:
        is_taken = _take(file.fileno())
        if is_taken:
            _write(file.fileno(), time.monotonic())
        yield is_taken


def _take(handle: int) -> bool:
    waiting_since = time.monotonic()
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            now = time.monotonic()
            # Who waits for several in a row waits no longer than for one.
            since = min(_read(handle, waiting_since), waiting_since)
            if now - since > HELD_AT_MOST:
                return False
            time.sleep(LOOK_EVERY)
        else:
            return True


def _write(handle: int, since: float) -> None:
    os.ftruncate(handle, 0)
    os.write(handle, f"{since:.3f}".encode())


def _read(handle: int, otherwise: float) -> float:
    """Since when the lock is held, on the clock that all processes of a machine share."""
    try:
        return float(os.pread(handle, 32, 0))
    except ValueError:
        return otherwise  # it is just being written
