"""A limit of time for one render: so none holds up what is pressed with it or after it.

A thread cannot be stopped from outside. It is told to give up, and does so with its next step in
Python, or as soon as it comes back from whatever it waits for. Until then others know of it: that
its target is too slow is written down at once.
"""

from __future__ import annotations

import ctypes
import heapq
import itertools
import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LIMIT = 10.0
"""Seconds for one render; the slowest of ours takes a tenth of one."""
TOO_SLOW = "it took longer than"
"""How the reason of such a failure begins."""
REPORT_WITHIN = 5.0
"""Seconds for which a render that was given up waits until that is written down."""
LONGEST_REST = 1800.0
"""Seconds for which what is too slow is left alone at most: as long as it has been so by then."""


def too_slow() -> str:
    """Why such a target failed."""
    return f"{TOO_SLOW} {LIMIT:g} s"


class GivenUp(BaseException):
    """The render took too long. No Exception: what makes pages catches those, and would go on."""


class _Limit:
    """One render, in the thread that began it."""

    def __init__(self, report: Callable[[], None]) -> None:
        self.due = time.monotonic() + LIMIT
        self.is_over = False
        self._report = report
        self._thread = threading.get_ident()
        self._guard = threading.Lock()
        self._reporter: threading.Thread | None = None

    def end(self) -> None:
        """From here on nothing is raised. Waits a moment for the report, if there is one."""
        with self._guard:
            self.is_over = True
        if self._reporter is not None:
            self._reporter.join(REPORT_WITHIN)

    def give_up(self) -> None:
        """Raise GivenUp in the render's thread, unless it has ended."""
        with self._guard:
            if self.is_over:
                return
            # In a thread of its own: it may wait for the store, and the next render is not to.
            self._reporter = threading.Thread(target=self._report, daemon=True)
            self._reporter.start()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(self._thread), ctypes.py_object(GivenUp)
            )


class _Watchdog:
    """One thread for all renders of a process: it sleeps until the first limit is due.

    A thread for each render would have to be started and woken before the render can go on: where
    cores are busy, that is a wait for a core twice for each of a dozen renders of a publication.
    """

    def __init__(self) -> None:
        self._limits: list[tuple[float, int, _Limit]] = []
        self._order = itertools.count()
        self._changed = threading.Condition()
        self._sleeps_until = 0.0
        self._thread: threading.Thread | None = None

    def add(self, limit: _Limit) -> None:
        with self._changed:
            heapq.heappush(self._limits, (limit.due, next(self._order), limit))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="time limit", daemon=True)
                self._thread.start()
            elif limit.due < self._sleeps_until:
                self._changed.notify()

    def _run(self) -> None:
        while True:
            self._next_due().give_up()

    def _next_due(self) -> _Limit:
        """Wait for the first limit that is due before its render has ended."""
        with self._changed:
            while True:
                while self._limits and self._limits[0][2].is_over:
                    heapq.heappop(self._limits)
                if not self._limits:
                    self._sleep(None)
                    continue
                left = self._limits[0][0] - time.monotonic()
                if left <= 0:
                    return heapq.heappop(self._limits)[2]
                self._sleep(left)

    def _sleep(self, seconds: float | None) -> None:
        self._sleeps_until = math.inf if seconds is None else time.monotonic() + seconds
        self._changed.wait(seconds)


class _Process:
    """What belongs to this process alone: threads do not survive a fork."""

    watchdog = _Watchdog()


def _begin_anew() -> None:
    _Process.watchdog = _Watchdog()


os.register_at_fork(after_in_child=_begin_anew)


@contextmanager
def limited(report: Callable[[], None]) -> Iterator[None]:
    """Raises GivenUp inside after LIMIT seconds; ``report`` is called then, in another thread."""
    limit = _Limit(report)
    _Process.watchdog.add(limit)
    try:
        yield
    finally:
        limit.end()
