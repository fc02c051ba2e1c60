"""How long it takes until a large section's new name is on all its stories' pages.

The site is served meanwhile: two workers, the clock with its presser, and readers who read. The
reference in the same run is the rate at which pages are pressed from nothing, with nobody reading.
"""

from __future__ import annotations

import http.client
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle

from django.conf import settings
from django.db.models import Count

from djeli.bench import pace
from djeli.bench.editions import require_own
from djeli.bench.servers import free_port, running
from djeli.press.runs.log_step import follow
from djeli.press.runs.origin import open_for
from djeli.press.runs.queue_step import press_waiting
from djeli.press.runs.workers import Workers
from djeli.press.store.current import current_store
from djeli.press.store.pieces import Piece
from djeli.press.store.store import Store
from djeli.stories.models import Article, Listing, Section
from djeli.stories.tree import Tree

STORIES = 20_000
"""The section whose number of stories is nearest to this is renamed."""
LONGEST = 1800.0
"""Seconds after which it is given up."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """``live_ms`` until front, section and feeds show the new name; the rate of the tail in pages a
    second; what readers met meanwhile: the worst of a hundred answers in ms, and failed ones."""

    stories: int
    section_stories: int
    live_ms: float
    waiting: int
    tail_per_second: float
    reference: float
    reader_p99_ms: float
    reader_failures: int

    @property
    def ratio(self) -> float:
        return self.tail_per_second / self.reference if self.reference else 0.0


def renamings() -> Iterator[Renaming]:
    """Of a section of the edition at hand. Raises LookupError if it was not made for this."""
    require_own()
    section, addresses = _largest()
    store = current_store()
    pressed, seconds = _press(store, addresses)
    with _served() as port, _Readers(port, addresses[:500]) as readers:
        pace.look()
        started = time.perf_counter()
        name = f"Renamed {time.time_ns()}"
        section.title = name
        section.save_revision().publish()
        follow(store)
        live = time.perf_counter()
        pace.look()
        with store.reading() as reading:
            waiting = reading.queue.count()
        _wait_for_rest(store)
        rest = time.perf_counter()
    _require_renamed(store, name, addresses)
    yield Renaming(
        Listing.objects.filter(key="latest").count(),
        len(addresses),
        round((live - started) * 1000, 1),
        waiting,
        round(waiting / (rest - live), 1),
        round(pressed / seconds, 1),
        readers.p99_ms(),
        readers.failures,
    )


def _largest() -> tuple[Section, list[str]]:
    """The section, and the addresses of the stories below it: others are listed in it as well, and
    do not show its name."""
    sizes = Listing.objects.filter(key__startswith="section:").values_list("key")
    counted = dict(sizes.annotate(stories=Count("pk")).order_by())
    key = min(counted, key=lambda one: abs(counted[one] - STORIES), default="")
    if not key:
        raise LookupError("the edition has no story")
    tree = Tree()
    ids = Listing.objects.filter(key=key).order_by("-published_at").values("article_id")
    section = Section.objects.get(pk=int(key.partition(":")[2]))
    below = Article.objects.filter(pk__in=ids, path__startswith=section.path)
    paths = below.values_list("url_path", flat=True)
    return section, [tree.address(path) for path in paths]


def _press(store: Store, addresses: Sequence[str]) -> tuple[int, float]:
    """Press these pages, and let no others wait: with every core; how many, in what time."""
    open_for(store)
    follow(store)
    wanted = set(addresses)
    with store.writing() as writing:
        for target in writing.queue.first():
            if target not in wanted and target.startswith("/"):
                writing.forget(target)
        for address in wanted:
            writing.mark_stale(address, writing.applied)
    started, hands = time.perf_counter(), Workers()
    while True:
        outcome = press_waiting(store, share=(0, hands.wanted(store)))
        if not (outcome.pressed or outcome.gone or outcome.refused):
            if not hands.are_busy():
                return len(addresses), time.perf_counter() - started
            time.sleep(0.02)


@contextmanager
def _served() -> Iterator[int]:
    port = free_port()
    command = [sys.executable, "-m", "djeli.cli", "--data", str(settings.DATA), "serve"]
    cores = min(2, len(os.sched_getaffinity(0)))
    with running([*command, "--workers", "2", "--port", str(port)], port, cores=cores):
        yield port


def _wait_for_rest(store: Store) -> None:
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        with store.reading() as reading:
            if not reading.queue.count():
                return
        time.sleep(0.05)
    raise LookupError("the tail was not pressed within half an hour")


def _require_renamed(store: Store, name: str, addresses: Sequence[str]) -> None:
    with store.reading() as reading:
        for address in addresses[:: max(1, len(addresses) // 50)]:
            record = reading.pages.record(address)
            own = [one.plain() for one in record.parts if isinstance(one, Piece)] if record else []
            if name.encode() not in b"".join(own):
                raise LookupError(f"{address} does not show the new name")


class _Readers:
    """Readers who read one page after the other, fifty a second together."""

    def __init__(self, port: int, addresses: Sequence[str]) -> None:
        self.failures = 0
        self._port, self._addresses = port, addresses
        self._seconds: list[float] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> _Readers:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(30)

    def p99_ms(self) -> float:
        ordered = sorted(self._seconds) or [0.0]
        return round(ordered[int(len(ordered) * 0.99)] * 1000, 1)

    def _read(self) -> None:
        for address in cycle(self._addresses):
            if self._stop.wait(0.02):
                return
            started = time.perf_counter()
            connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
            try:
                connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.read()
                self.failures += answer.status != 200
            except (OSError, http.client.HTTPException):
                self.failures += 1
            finally:
                connection.close()
            self._seconds.append(time.perf_counter() - started)
