"""Sends alerts, in a thread: push services may be slow, and must delay nothing else."""

from __future__ import annotations

import time

from djeli.alerts.sending import dispatch, ledger
from djeli.cli.clock.followers import Follower

LOOK_EVERY = 2.0
"""Seconds between two looks, while nothing is being sent."""
TIDY_EVERY = 3600.0


class Alerter(Follower):
    """Sends what is due. Of several clocks all may look: each row of an alert is claimed by one."""

    def __init__(self) -> None:
        super().__init__("alerter", "sending of alerts")
        self._tidied = 0.0

    def step(self) -> bool:
        if time.monotonic() - self._tidied > TIDY_EVERY or not self._tidied:
            ledger.forget_old()
            self._tidied = time.monotonic()
        is_busy = dispatch.step(self._stop_asked.is_set)
        if not is_busy:
            self._stop_asked.wait(LOOK_EVERY)
        return is_busy
