"""What readers ask for in brotli that is not packed yet: the packer is told, and nobody waits."""

from __future__ import annotations

import logging
import threading

import lmdb

from djeli.press.store.packed import Packed

logger = logging.getLogger(__name__)

GATHERED = 0.5
"""Seconds for which wishes are gathered before they are written down."""


class Wishes:
    """Gathers addresses, and writes them down in a thread of its own a moment later."""

    def __init__(self, packed: Packed) -> None:
        self._packed = packed
        self._lock = threading.Lock()
        self._addresses: set[str] = set()
        self._timer: threading.Timer | None = None

    def add(self, address: str) -> None:
        """Wish for the page at ``address``."""
        with self._lock:
            self._addresses.add(address)
            if self._timer is None:
                self._timer = threading.Timer(GATHERED, self._tell)
                self._timer.daemon = True
                self._timer.start()

    def close(self) -> None:
        """Forget what is not written down yet."""
        with self._lock:
            timer, self._timer = self._timer, None
            self._addresses.clear()
        if timer is not None:
            timer.cancel()
            timer.join()

    def _tell(self) -> None:
        with self._lock:
            wished, self._addresses = self._addresses, set()
            self._timer = None
        try:
            self._packed.wish(wished)
        except lmdb.Error as error:
            # Pages are then sent a little larger.
            logger.warning("wishes for brotli could not be noted: %s", error)
