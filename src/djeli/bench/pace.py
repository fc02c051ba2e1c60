"""How fast the core is while something is measured on it.

Cores of a rented machine are shared: the same work takes twice as long from one minute to the next.
So each measurement times a fixed piece of work between its rounds, and its figures say what that
took.
"""

from __future__ import annotations

import time
from statistics import median

ADDITIONS = 300_000

_seen: list[float] = []


def look() -> None:
    """Time the fixed work once: additions of Python's whole numbers, in one thread."""
    started = time.thread_time()
    total = 0
    for number in range(ADDITIONS):
        total += number
    _seen.append((time.thread_time() - started) * 1000 * 1_000_000 / ADDITIONS)


def taken() -> float:
    """What a million additions took since the last answer, in ms of CPU time: the median."""
    if not _seen:
        look()
    found = median(_seen)
    _seen.clear()
    return round(found, 1)
