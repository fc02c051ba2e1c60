"""Adds this machine's view logs to the database, and updates numbers on pages."""

from __future__ import annotations

import time

from django.conf import settings
from django.db import close_old_connections

from djeli.cli.clock.followers import Follower
from djeli.readership.log_folding.folder import Folder
from djeli.readership.log_folding.retention import prune
from djeli.readership.log_folding.tallies import renew_tallies
from djeli.readership.rankings.renewal import renew_rankings

FOLD_EVERY = 2.0
"""Seconds between two looks at the logs."""
TIDY_EVERY = 600.0
RANK_EVERY = 30.0
PRUNE_EVERY = 3600.0

_last: dict[str, float] = {}


class Counter(Follower):
    """Folds what the web workers of this machine have heard; runs wherever they do."""

    def __init__(self) -> None:
        super().__init__("counter", "counting")
        self._folder = Folder(settings.DATA / "views")
        self._folded = 0.0
        self._tidied = 0.0

    def step(self) -> bool:
        now = time.monotonic()
        if now - self._folded < FOLD_EVERY:
            return False
        close_old_connections()
        done = self._folder.fold()
        if now - self._tidied >= TIDY_EVERY:
            self._folder.forget()
            self._tidied = now
        # While there is a lot, all at once; else every two seconds.
        self._folded = 0.0 if done > 1_000_000 else now
        return bool(not self._folded)

    def run(self) -> None:
        super().run()
        self._folder.close()


def count_readers() -> list[str]:
    """Renew the numbers on pages; now and then the orders, and take away what is kept no longer."""
    renew_tallies()
    if _is_due("rank", RANK_EVERY):
        renew_rankings()
    if _is_due("prune", PRUNE_EVERY):
        prune()
    return []


def _is_due(what: str, every: float) -> bool:
    now = time.monotonic()
    if now - _last.get(what, -every) < every:
        return False
    _last[what] = now
    return True
