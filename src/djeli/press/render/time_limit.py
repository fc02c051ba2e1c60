"""A limit of time for one render: so none holds up what is pressed with it or after it.

A thread cannot be stopped from outside. It is told to give up, and does so with its next step in
Python, or as soon as it comes back from whatever it waits for. Until then others know of it: that
its target is too slow is written down at once.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LIMIT = 10.0
"""Seconds for one render; the slowest of ours takes a tenth of one."""
TOO_SLOW = "it took longer than"
"""How the reason of such a failure begins."""
LONGEST_REST = 1800.0
"""Seconds for which what is too slow is left alone at most: as long as it has been so by then."""


def too_slow() -> str:
    """Why such a target failed."""
    return f"{TOO_SLOW} {LIMIT:g} s"


class GivenUp(BaseException):
    """The render took too long. No Exception: what makes pages catches those, and would go on."""


class _Timer:
    """One render, in the thread that began it."""

    def __init__(self, report: Callable[[], None]) -> None:
        self._report = report
        self._thread = threading.get_ident()
        self._guard = threading.Lock()
        self._is_over = False
        self._timer = threading.Timer(LIMIT, self._give_up)
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        """From here on nothing is raised."""
        with self._guard:
            self._is_over = True
        self._timer.cancel()

    def _give_up(self) -> None:
        with self._guard:
            if self._is_over:
                return
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(self._thread), ctypes.py_object(GivenUp)
            )
        self._report()


@contextmanager
def limited(report: Callable[[], None]) -> Iterator[None]:
    """Raises GivenUp inside after LIMIT seconds; ``report`` is called then, in another thread."""
    timer = _Timer(report)
    try:
        yield
    finally:
        timer.end()
