"""How long readers wait while the desk is busy: 16 people who never pause, one request each.

The reference in the same run is the same readers on an idle desk.
"""

from __future__ import annotations

import http.client
import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from statistics import quantiles

from django.urls import reverse

from djeli.accounts.models import User
from djeli.bench import pace
from djeli.bench.servers import Server
from djeli.bench.service import visits
from djeli.bench.service.copies import copied, require_sqlite, served
from djeli.bench.service.steady_readers import Visits, read
from djeli.press.render.addresses import as_sent
from djeli.stories.models import Article

DESK_CLIENTS = 16
A_SECOND = 50
"""Pages that are read in a second."""
SECONDS = 15
"""Of each round."""
ROUNDS = 3
"""On an idle desk and beside a busy one, by turns: what else the machine does meets both."""
WARMING = 4
"""Seconds of each of the four times that pages are read before anything is measured."""
WARM = 60
"""Pages that are read before anything is measured, in each worker."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds from when a page was due to be asked for until it was there, for 50 and 99 of
    100; the latter on an idle desk; requests of the desk in a second; requests that failed, or were
    told to come back."""

    what: str
    p50_ms: float
    p99_ms: float
    reference_ms: float
    desk_per_second: float
    refused: int
    desk_refused: int

    @property
    def ratio(self) -> float:
        return self.p99_ms / self.reference_ms if self.reference_ms else 0.0


def waits() -> Iterator[Waits]:
    """Readers' waits beside a busy desk. Raises LookupError for what is missing here."""
    require_sqlite()
    addresses = [as_sent(one) for one in visits.reader_addresses()][:WARM]
    editor, story = visits.editor(), visits.newest()
    with copied(editor, story) as folder, served(folder) as server:
        for _ in range(4):
            read(server.port, addresses, WARMING, A_SECOND)
        idle, busy = Visits(), Visits()
        answered = refused = 0
        for _ in range(ROUNDS):
            server.wait_for_rest()
            idle.add(read(server.port, addresses, SECONDS, A_SECOND))
            pace.look()
            with _desk_at_work(server, editor, story) as desk:
                before = desk.counts()
                busy.add(read(server.port, addresses, SECONDS, A_SECOND))
                after = desk.counts()
            answered += after[0] - before[0]
            refused += after[1] - before[1]
    p50, p99 = _percentiles(busy.taken)
    yield Waits(
        f"readers beside {DESK_CLIENTS} at the desk",
        p50,
        p99,
        _percentiles(idle.taken)[1],
        round(answered / (ROUNDS * SECONDS), 1),
        busy.failed,
        refused,
    )


def _percentiles(taken: list[float]) -> tuple[float, float]:
    parts = quantiles(taken, n=100)
    return round(parts[49] * 1000, 2), round(parts[98] * 1000, 2)


class _Desk:
    """People at the desk, in a process of their own: none of their work delays the readers' clock.

    Each of them asks for a page of the desk as soon as the last one is there.
    """

    def __init__(self, port: int, cookie: str, addresses: list[str]) -> None:
        context = multiprocessing.get_context("fork")
        self._answered = context.Value("l", 0)
        self._refused = context.Value("l", 0)
        self._process = context.Process(target=self._work, args=(port, cookie, addresses))

    def __enter__(self) -> _Desk:
        self._process.start()
        until = time.monotonic() + 60
        while self.counts()[0] < DESK_CLIENTS and time.monotonic() < until:
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()

    def counts(self) -> tuple[int, int]:
        """Requests that were answered, and those that were told to come back."""
        return self._answered.value, self._refused.value

    def _work(self, port: int, cookie: str, addresses: list[str]) -> None:
        # In a newsroom these are other machines: here they get what is left of this one.
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
        people = [
            threading.Thread(target=self._person, args=(port, cookie, addresses, number))
            for number in range(DESK_CLIENTS)
        ]
        for one in people:
            one.start()
        for one in people:
            one.join()

    def _person(self, port: int, cookie: str, addresses: list[str], number: int) -> None:
        while True:
            number += 1
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            with closing(connection), suppress(OSError, http.client.HTTPException):
                connection.request(
                    "GET", addresses[number % len(addresses)], headers={"Cookie": cookie}
                )
                answer = connection.getresponse()
                answer.read()
                counted = self._refused if answer.status >= 500 else self._answered
                with counted.get_lock():
                    counted.value += 1


def _desk_at_work(server: Server, editor: User, story: Article) -> _Desk:
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        cookie = visits.log_in(connection, editor)
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[story.pk]),
        reverse("wagtailadmin_explore", args=[story.get_parent().pk]),
        reverse("wagtailadmin_reports:site_history"),
    ]
    return _Desk(server.port, cookie, addresses)
