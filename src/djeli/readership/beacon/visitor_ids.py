"""Tells visitors apart for one day, without knowing who they are.

A person is a keyed hash of address, browser and language, under a random key of the day. The key is
never in the database, only in the data folder of this machine, and is deleted when the day is over.
After that nobody can tell whose hash it was, or find a person of one day on another.
"""

from __future__ import annotations

import os
import secrets
import time
from datetime import datetime, timedelta, tzinfo
from datetime import time as clock
from hashlib import blake2b
from pathlib import Path

KEY_SIZE = 32
DIGEST_SIZE = 8


class DayKeys:
    """The keys in ``folder``, one file for each day of the ``zone``; all workers share them."""

    def __init__(self, folder: Path, zone: tzinfo) -> None:
        self.folder = folder
        self.zone = zone
        self._key = b""
        self._until = 0.0

    def current(self, now: float) -> bytes:
        """Today's key, made if there is none. ``now`` is in seconds since 1970."""
        if now >= self._until:
            local = datetime.fromtimestamp(now, self.zone)
            midnight = datetime.combine(local.date() + timedelta(days=1), clock.min, self.zone)
            self._key = self._load(local.date().isoformat())
            self._until = midnight.timestamp()
        return self._key

    def _load(self, day: str) -> bytes:
        path = self.folder / day
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            passing = self.folder / f".{day}.{os.getpid()}.{secrets.token_hex(4)}"
            handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(KEY_SIZE))
            try:
                # A link is made whole or not at all: of workers that begin together one wins.
                os.link(passing, path)
            except FileExistsError:
                pass
            finally:
                passing.unlink()
        return path.read_bytes()

    def forget(self, now: float | None = None) -> None:
        """Throw away the keys of days that are over."""
        today = datetime.fromtimestamp(now or time.time(), self.zone).date().isoformat()
        for path in self.folder.glob("*"):
            if path.name.lstrip(".")[:10] < today:
                path.unlink(missing_ok=True)


def digest(key: bytes, *parts: str) -> str:
    """Sixteen hexadecimal digits for ``parts`` under ``key``."""
    text = "\0".join(parts).encode("utf-8", "surrogateescape")
    return blake2b(text, key=key, digest_size=DIGEST_SIZE).hexdigest()
