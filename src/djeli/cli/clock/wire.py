"""Looks at the wire's sources when they are due, and lets its rules act, in threads of their own: a
slow server delays nothing else."""

from __future__ import annotations

import time

from django.db import connections

from djeli.cli.clock.followers import Follower
from djeli.wire.rules import running
from djeli.wire.sources.polling import poll_due

LOOK_EVERY = 2.0
"""Seconds between two looks at which sources are due."""


class Wire(Follower):
    """Takes in agency copy from folders and addresses. What fails is in the source's health."""

    def __init__(self) -> None:
        super().__init__("wire", "looking at wire sources")
        self._looked_at = 0.0

    def step(self) -> bool:
        if time.monotonic() - self._looked_at < LOOK_EVERY:
            return False
        self._looked_at = time.monotonic()
        poll_due(self._stop_asked)
        connections.close_all()
        return False


class Rules(Follower):
    """Notes what the rules of the wire mean to do, and does what is due."""

    def __init__(self) -> None:
        super().__init__("wire rules", "acting by wire rules")

    def step(self) -> bool:
        self._stop_asked.wait(LOOK_EVERY)
        if not self._stop_asked.is_set():
            running.step()
        connections.close_all()
        return False
