"""Sends newsletters, in a thread: they take long and must delay nothing else."""

from __future__ import annotations

import time

from djeli.cli.clock.followers import Follower
from djeli.newsletters.sending import dispatch
from djeli.newsletters.subscriptions import forget_unconfirmed

LOOK_EVERY = 5.0
"""Seconds between two looks, while nothing is being sent."""
TIDY_EVERY = 3600.0


class Postman(Follower):
    """Makes digests at their hour, and sends what is due. Of several clocks all may look: a digest
    is made once, and an issue is held by one process at a time."""

    def __init__(self) -> None:
        super().__init__("postman", "sending of newsletters")
        self._tidied = 0.0

    def step(self) -> bool:
        if time.monotonic() - self._tidied > TIDY_EVERY or not self._tidied:
            forget_unconfirmed()
            self._tidied = time.monotonic()
        is_busy = dispatch.step(self._stop_asked.is_set)
        if not is_busy:
            self._stop_asked.wait(LOOK_EVERY)
        return is_busy


def tell_late_newsletters() -> list[str]:
    """A line for each newsletter that is late, or that the mail server does not take."""
    return dispatch.alarms()
