"""Smaller pages: compressed again at rest, and by a dictionary that browsers have."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time

from django.conf import settings
from django.db import close_old_connections

from djeli.cli.clock.followers import Follower
from djeli.press.serving.dictionary_renewal import (
    forget_withdrawn,
    has_dictionary,
    renew,
    take_in,
)
from djeli.press.serving.packer import Packer
from djeli.press.store.current import current_store

logger = logging.getLogger(__name__)

TAKE_IN_EVERY = 5.0
"""Seconds between two looks at the database for another dictionary."""
RENEW_EVERY = 600.0
"""Seconds between two looks whether another dictionary pays."""
AT_REST = 15
"""How much other work goes first (nice)."""

_renewed = -RENEW_EVERY


class PagePacker(Follower):
    """Packs pages on every machine that serves them, with at most half of a core."""

    def __init__(self) -> None:
        super().__init__("packer", "compressing pages")
        self._packer: Packer | None = None
        self._taken_in = -TAKE_IN_EVERY

    def run(self) -> None:
        if sys.platform == "linux":  # where a thread has a rank of its own
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), AT_REST)
        super().run()

    def step(self) -> bool:
        store, began = current_store(), time.monotonic()
        self._packer = self._packer or Packer(store, settings.PRESS_PACKS_AHEAD)
        if began - self._taken_in >= TAKE_IN_EVERY:
            close_old_connections()
            take_in(store)
            self._taken_in = began
        has_packed = self._packer.step()
        if has_packed:
            self._stop_asked.wait(time.monotonic() - began)
        return has_packed


def keep_dictionary() -> list[str]:
    """Take a dictionary away that names what was withdrawn; make another one where that pays."""
    global _renewed
    store, now = current_store(), time.monotonic()
    if gone := forget_withdrawn(store):
        logger.info("%d dictionaries named a page that was withdrawn, and were deleted", gone)
    if now - _renewed >= RENEW_EVERY or not has_dictionary():
        _renewed = now
        if renew(store):
            logger.info("pages are compressed by a new dictionary")
    return []
