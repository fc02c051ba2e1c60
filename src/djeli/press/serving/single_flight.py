"""One render per address, however many wait for it: in this process and in the others."""

from __future__ import annotations

import fcntl
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SLOTS = 1 << 20


class SingleFlight:
    """Locks by address. One file serves all: each address has a byte of it (fcntl, POSIX locks)."""

    def __init__(self, path: Path) -> None:
        # Kept open: closing any descriptor of the file would give up every lock of the process.
        self._file = path.open("a")
        self._here: dict[str, tuple[threading.Lock, int]] = {}
        self._guard = threading.Lock()

    def close(self) -> None:
        """Give up every lock, and the file."""
        self._file.close()

    @contextmanager
    def alone_at(self, address: str) -> Iterator[None]:
        """Wait until nobody else renders ``address``, and keep the others waiting."""
        with self._guard:
            lock, waiting = self._here.get(address, (threading.Lock(), 0))
            self._here[address] = (lock, waiting + 1)
        try:
            with lock, self._across_processes(zlib.crc32(address.encode()) % SLOTS):
                yield
        finally:
            with self._guard:
                lock, waiting = self._here[address]
                if waiting == 1:
                    del self._here[address]
                else:
                    self._here[address] = (lock, waiting - 1)

    @contextmanager
    def _across_processes(self, slot: int) -> Iterator[None]:
        # The kernel may see a deadlock where there are only threads: then two render, and no harm.
        with suppress(OSError):
            fcntl.lockf(self._file, fcntl.LOCK_EX, 1, slot)
        try:
            yield
        finally:
            with suppress(OSError):
                fcntl.lockf(self._file, fcntl.LOCK_UN, 1, slot)
