"""Follows the change log in a thread: urgent pages at once, then what waits."""

from __future__ import annotations

import logging
import threading
import time

from django.db import Error as DatabaseError
from django.db import connections

from djeli.cli.refusals import first_line
from djeli.press.cdn.purge_queue import purge_waiting
from djeli.press.cdn.services import current_cdn
from djeli.press.runs.log_step import follow, forget_old_changes, is_behind
from djeli.press.runs.origin import open_for
from djeli.press.runs.queue_step import press_waiting
from djeli.press.runs.urgency import is_asked
from djeli.press.runs.workers import Workers
from djeli.press.store.current import current_store
from djeli.press.store.files.damage import StoreUnusable

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.25
"""Seconds between two looks at the log, while nothing waits."""
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
GRACE = 1.0
"""Seconds for which a change is left to the process that made it."""
TIDY_EVERY = 2000
"""Looks between two tidyings of the log: some minutes."""
SETTLE_EVERY = 120
"""Looks between two writings of the time: half a minute, where nothing else is written."""


class Follower(threading.Thread):
    """Does one kind of work until stopped. What it cannot do now it tries again, ever more
    seldom: whatever the error is, old bytes are served meanwhile. ``worked_at`` is when it last
    had more to do, by ``time.monotonic``."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(name=name, daemon=True)
        self._what = what
        self._stop_asked = threading.Event()
        self._trouble = ""
        self._pause = FIRST_PAUSE
        self.worked_at = time.monotonic()

    def stop(self) -> None:
        """Ask to stop, and wait until what is in hand is done."""
        self._stop_asked.set()
        self.join(timeout=5)

    def step(self) -> bool:
        """Do some of the work; True if there is more to do at once."""
        raise NotImplementedError

    def run(self) -> None:
        while not self._stop_asked.is_set():
            try:
                is_busy = self.step()
                if is_busy:
                    self.worked_at = time.monotonic()
                self._tell("")
                self._stop_asked.wait(0 if is_busy else LOOK_EVERY)
            except Exception as error:
                reason = f"{type(error).__name__}: {first_line(error)}"
                self._tell(f"{self._what} has stopped: {reason}")
                if isinstance(error, DatabaseError | StoreUnusable):
                    connections.close_all()
                self._stop_asked.wait(self._pause)
                self._pause = min(self._pause * 2, LONGEST_PAUSE)
        connections.close_all()

    def _tell(self, trouble: str) -> None:
        if trouble and trouble != self._trouble:
            logger.error(trouble)
        if self._trouble and not trouble:
            logger.info("%s is working again", self._what)
        if not trouble:
            self._pause = FIRST_PAUSE
        self._trouble = trouble


class Presser(Follower):
    """Follows the change log, and presses what waits."""

    def __init__(self) -> None:
        super().__init__("presser", "updating of pages")
        self._looks = 0
        self._first_seen = 0.0
        self._workers = Workers()

    def step(self) -> bool:
        store = current_store()
        open_for(store, adopts=not self._looks)
        if self._looks % TIDY_EVERY == 0:
            forget_old_changes(store)
            store.forget_dead_readers()
        if self._looks % SETTLE_EVERY == 0:
            store.settle()
        self._looks += 1
        if self._is_ours(is_behind(store)):
            follow(store)
        outcome = press_waiting(store, share=(0, self._workers.wanted(store)))
        return bool(outcome.pressed or outcome.gone or outcome.refused)

    def stop(self) -> None:
        super().stop()
        self._workers.stop()

    def _is_ours(self, is_behind: bool) -> bool:
        """The request that changed something has a second to press it and write the receipt; what
        may not wait has nobody else."""
        if not is_behind:
            self._first_seen = 0.0
            return False
        now = time.monotonic()
        self._first_seen = self._first_seen or now
        if now - self._first_seen < GRACE and not is_asked(current_store()):
            return False
        self._first_seen = 0.0
        return True


class Purger(Follower):
    """Tells the CDN what is old, if there is one."""

    def __init__(self) -> None:
        super().__init__("purger", "purging")

    def step(self) -> bool:
        cdn = current_cdn()
        if cdn is None:
            self._stop_asked.set()
            return False
        return bool(purge_waiting(current_store(), cdn).done)
