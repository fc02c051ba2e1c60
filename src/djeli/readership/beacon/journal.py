"""A worker's own log of views. Lines are only ever added.

Each line is handed to the operating system as it comes (some microseconds), so a worker that is
killed loses none; only a power cut can take the last seconds. A worker holds a lock on its file.
The lock ends with the process, and then the folder knows that the file is finished.
"""

from __future__ import annotations

import fcntl
import logging
import os
import secrets
import threading
import time
from pathlib import Path

logger = logging.getLogger(__name__)

ENDING = ".log"
NEW_AFTER = 600.0
"""Seconds after which a new file is started, so that the old one can be folded and removed."""
LARGEST = 32_000_000
"""Bytes after which it is."""
MOST_WAITING = 100_000
"""Lines that are kept in memory while the disk is full."""


class Journal:
    """Writes lines into a file of its own in ``folder``; for any number of threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._handle = -1
        self._began = 0.0
        self._size = 0
        self._waiting: list[bytes] = []
        os.register_at_fork(after_in_child=self._in_child)

    def add(self, line: bytes) -> None:
        """Keep ``line``. Where the disk is full it waits for the next one to try again."""
        with self._lock:
            if self._waiting:
                self._waiting.append(line)
                line = b"".join(self._waiting)
            try:
                self._ready()
                self._write(line)
            except OSError as error:
                self._wait(line, error)
            else:
                self._waiting = []

    def close(self) -> None:
        """Let go of the file: it is finished."""
        with self._lock:
            self._close()

    def _write(self, text: bytes) -> None:
        written = os.write(self._handle, text)
        self._size += written
        if written < len(text):
            # A disk that fills up takes a part: the rest follows in the same file, or the line is
            # closed by the next one and not counted.
            self._write(text[written:])

    def _wait(self, line: bytes, error: OSError) -> None:
        if not self._waiting:
            logger.error(
                "views cannot be written to disk and are kept in memory: %s",
                error.strerror or error,
            )
            self._waiting = [line]
        del self._waiting[:-MOST_WAITING]

    def _ready(self) -> None:
        now = time.monotonic()
        if self._handle >= 0 and now - self._began < NEW_AFTER and self._size < LARGEST:
            return
        self._close()
        self._open()
        self._began, self._size = now, 0

    def _open(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{time.time_ns() // 1_000_000}-{os.getpid()}-{secrets.token_hex(4)}{ENDING}"
        passing = self.folder / f".{name}"
        handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
        # Under its name only once it is locked: else it would look like one that is finished.
        fcntl.flock(handle, fcntl.LOCK_EX)
        passing.rename(self.folder / name)
        self._handle = handle

    def _close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
        self._handle = -1

    def _in_child(self) -> None:
        """The file is the parent's, and so is whatever waits."""
        self._lock = threading.Lock()
        self._handle = -1
        self._waiting = []
