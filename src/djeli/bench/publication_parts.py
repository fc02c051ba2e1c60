"""Where the time of one publication goes: so that a slow one says why it was slow."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from django.db import connection

from djeli.press.runs.outcome import Outcome

SCHEDULER = Path("/proc/self/schedstat")
"""Linux: nanoseconds on a core, nanoseconds of waiting for one, turns."""


@dataclass(slots=True)
class Spent:
    """Seconds: of CPU time, of waiting for a core that others had, in the database's commits (an
    automatic checkpoint of SQLite falls into one of them), and in the garbage collector."""

    cpu: float = 0.0
    core_wait: float = 0.0
    commits: float = 0.0
    longest_commit: float = 0.0
    collector: float = 0.0


@dataclass(frozen=True, slots=True)
class SlowPublication:
    """One of the slowest, in ms, and of that: CPU time, waiting for a core, the garbage collector;
    Wagtail's part and commits in it; then the parts of pressing."""

    slowest: int
    whole_ms: float
    cpu_ms: float
    core_wait_ms: float
    collector_ms: float
    publish_ms: float
    commits_ms: float
    longest_commit_ms: float
    log_ms: float
    lock_ms: float
    render_ms: float
    store_ms: float
    sync_ms: float
    ratio: float
    """How many times the median."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One that was measured: seconds until it was live, and until it was published."""

    whole: float
    published: float
    spent: Spent
    outcome: Outcome


def slowest(found: Sequence[Publication], most: int) -> Iterator[SlowPublication]:
    """Of those ``found``, up to ``most`` rows."""
    middle = median(one.whole for one in found)
    by_time = sorted(found, key=lambda one: one.whole, reverse=True)
    for place, one in enumerate(by_time[:most], 1):
        spent, parts = one.spent, one.outcome.parts
        yield SlowPublication(
            slowest=place,
            whole_ms=_ms(one.whole),
            cpu_ms=_ms(spent.cpu),
            core_wait_ms=_ms(spent.core_wait),
            collector_ms=_ms(spent.collector),
            publish_ms=_ms(one.published),
            commits_ms=_ms(spent.commits),
            longest_commit_ms=_ms(spent.longest_commit),
            log_ms=_ms(parts.get("log", 0.0)),
            lock_ms=_ms(parts.get("lock", 0.0)),
            render_ms=_ms(parts.get("render", 0.0)),
            store_ms=_ms(parts.get("store", 0.0)),
            sync_ms=_ms(parts.get("sync", 0.0)),
            ratio=round(one.whole / middle, 2),
        )


@contextmanager
def spending() -> Iterator[Spent]:
    """What is spent inside; its figures are there when the block has ended."""
    spent = Spent()
    cpu, waited = time.process_time(), _waited_for_core()
    with _collector(spent), _commits(spent):
        yield spent
    spent.cpu, spent.core_wait = time.process_time() - cpu, _waited_for_core() - waited


@contextmanager
def _collector(spent: Spent) -> Iterator[None]:
    started = 0.0

    def measure(phase: str, _: dict[str, int]) -> None:
        nonlocal started
        if phase == "start":
            started = time.perf_counter()
        else:
            spent.collector += time.perf_counter() - started

    gc.callbacks.append(measure)
    try:
        yield
    finally:
        gc.callbacks.remove(measure)


@contextmanager
def _commits(spent: Spent) -> Iterator[None]:
    """Times the commits of the connection, which is Django's own or a class of ours."""
    connection.ensure_connection()
    raw: Any = connection.connection
    real: Callable[[], None] = raw.commit

    def commit() -> None:
        started = time.perf_counter()
        real()
        seconds = time.perf_counter() - started
        spent.commits += seconds
        spent.longest_commit = max(spent.longest_commit, seconds)

    try:
        raw.commit = commit
    except AttributeError:  # a driver that lets nobody between
        yield
        return
    try:
        yield
    finally:
        del raw.commit


def _waited_for_core() -> float:
    """Seconds for which this process could have run and was not; 0 where nobody counts them."""
    try:
        return int(SCHEDULER.read_text().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)
