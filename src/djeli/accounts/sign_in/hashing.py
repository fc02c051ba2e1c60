"""Password hashing in a lane of its own: one at a time on a machine, so that readers never wait
for a crowd at the sign-in page."""

from __future__ import annotations

import fcntl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher

PATIENCE = 8.0
"""Seconds that one waits for the lane."""
PAUSE = 0.02
_here = threading.Lock()


class TooBusy(Exception):
    """The lane was not free in time: answered with 503 and Retry-After."""


@contextmanager
def lane(patience: float = PATIENCE) -> Iterator[None]:
    """Hold the machine's only place for hashing. Raises TooBusy."""
    until = time.monotonic() + patience
    if not _here.acquire(timeout=patience):
        raise TooBusy
    try:
        with open(settings.DATA / "hashing.lock", "w") as file:
            _lock(file.fileno(), until)
            yield
    finally:
        _here.release()


def _lock(handle: int, until: float) -> None:
    """Wait for the other processes of this machine; closing the file lets go of it."""
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise TooBusy from None
            time.sleep(PAUSE)
        else:
            return


class PasswordHasher(PBKDF2PasswordHasher):
    """Django's own, in the lane."""

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        with lane():
            return super().encode(password, salt, iterations)
