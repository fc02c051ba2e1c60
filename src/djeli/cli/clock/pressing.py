"""Follows the change log beside the clock's jobs: at once what is essential, then what waits."""

from __future__ import annotations

import logging
import threading

from django.db import Error as DatabaseError
from django.db import connections

from djeli.cli.refusals import first_line
from djeli.press.current import current_store
from djeli.press.following import follow, forget_old_changes, open_for, press_waiting
from djeli.press.store import StoreFull

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.25
"""Seconds between two looks at the log, while nothing waits."""
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
TIDY_EVERY = 2000
"""Looks between two tidyings of the log: some minutes."""


class Presser(threading.Thread):
    """Presses until stopped. What it cannot do now it tries again, ever more seldom."""

    def __init__(self) -> None:
        super().__init__(name="presser", daemon=True)
        self._stop_asked = threading.Event()
        self._trouble = ""
        self._pause = FIRST_PAUSE

    def stop(self) -> None:
        """Ask to stop, and wait until what is in hand is done."""
        self._stop_asked.set()
        self.join(timeout=5)

    def run(self) -> None:
        looks = 0
        while not self._stop_asked.is_set():
            try:
                is_busy = self._step()
                if looks % TIDY_EVERY == 0:
                    forget_old_changes(current_store())
                looks += 1
                self._tell("")
                self._stop_asked.wait(0 if is_busy else LOOK_EVERY)
            except Exception as error:
                # Whatever it is, the next try may do better, and old bytes are served meanwhile.
                self._tell(f"the press stands still: {type(error).__name__}: {first_line(error)}")
                if isinstance(error, DatabaseError | StoreFull):
                    connections.close_all()
                self._stop_asked.wait(self._pause)
                self._pause = min(self._pause * 2, LONGEST_PAUSE)
        connections.close_all()

    def _step(self) -> bool:
        """Follow, and press some of what waits; True where there is more to do."""
        store = current_store()
        open_for(store)
        follow(store)
        outcome = press_waiting(store)
        return bool(outcome.pressed or outcome.gone or outcome.refused)

    def _tell(self, trouble: str) -> None:
        if trouble and trouble != self._trouble:
            logger.error(trouble)
        if self._trouble and not trouble:
            logger.info("the press runs again")
        if not trouble:
            self._pause = FIRST_PAUSE
        self._trouble = trouble
