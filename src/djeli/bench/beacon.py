"""How many beacon reports per second one worker on one core takes and counts.

The worker and the clock's process that folds its log have the first core together; wrk, which sends
reports of ever other people on all stories, has the second. The reference in the same run is a
pressed page from the same worker, while nothing is folded.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from django.conf import settings
from django.db.models import Sum

from djeli.bench.editions import require_own
from djeli.bench.servers import Server, free_port, on_core, running
from djeli.press.runs.log_step import follow
from djeli.press.runs.origin import open_for
from djeli.press.runs.queue_step import press_waiting
from djeli.press.store.current import current_store
from djeli.readership.models import Step, StoryViews
from djeli.stories.models import Article

ROUNDS = 5
SECONDS = 3
CONNECTIONS = 32
FOLDED_WITHIN = 120.0
STORIES = 1000
PEOPLE = """
local stories, n = {{{stories}}}, {start}
local phone = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Mobile Safari/537.36"
request = function()
  n = n + 1
  local body = string.format('{{"s":%d,"t":3,"w":360,"l":"en","r":"https://l.facebook.com/","u":""}}', stories[n % #stories + 1])
  local from = string.format("41.%d.%d.%d", math.floor(n / 62500) % 250, math.floor(n / 250) % 250, n % 250)
  return wrk.format("POST", "/beacon/", {{["User-Agent"] = string.format(phone, 60 + n % 90), ["Accept-Language"] = "en-NG,en;q=0.9", ["X-Forwarded-For"] = from}}, body)
end
"""  # noqa: E501


@dataclass(frozen=True, slots=True)
class Heard:
    """Reports a second, folding included, beside pressed pages a second; CPU time of one report in
    the worker and in folding, in us; seconds from the last report until all were counted; and how
    many were counted of those that were answered."""

    what: str
    per_second: float
    reference: float
    hearing_us: float
    folding_us: float
    behind_s: float
    answered: int
    counted: int

    @property
    def ratio(self) -> float:
        return self.per_second / self.reference if self.reference else 0.0


def reports() -> Iterator[Heard]:
    """Of views by different people. Raises LookupError for what is missing here."""
    if shutil.which("wrk") is None:
        raise LookupError("wrk is not installed, and this measures with it")
    if len(os.sched_getaffinity(0)) < 2:
        raise LookupError("two cores are needed: one hears, the other sends")
    require_own()
    stories = list(Article.objects.live().order_by("pk").values_list("pk", flat=True)[:STORIES])
    if not stories:
        raise LookupError("the edition has no live story to be read")
    _press_all()
    with _worker() as worker, _clock() as clock:
        yield _measure(worker, clock, stories)


def _measure(worker: Server, clock: Server, stories: list[int]) -> Heard:
    start = random.randrange(10_000_000)  # noqa: S311 (people of this run, not secrets)
    page = "/"
    begun = _counted()
    for script in ("", _people(stories, start)):
        _wrk(worker, page, script, seconds=1)  # the first ones fill caches
    until = time.monotonic() + FOLDED_WITHIN
    while _counted() == begun and time.monotonic() < until:
        time.sleep(0.1)  # the clock's process is still loading
    _wait_until_folded()
    before, costs = _counted(), (worker.cpu_seconds(), clock.cpu_seconds())
    heard, behind, hearing = [], [], 0.0
    pages = []
    for number in range(1, ROUNDS + 1):
        heard.append(_wrk(worker, page, _people(stories, start + number * 1_000_000)))
        behind.append(_wait_until_folded())
        hearing += worker.cpu_seconds() - costs[0]
        pages.append(_wrk(worker, page))
        costs = worker.cpu_seconds(), costs[1]
    answered = sum(heard)
    return Heard(
        "views",
        per_second=median(heard) / SECONDS,
        reference=median(pages) / SECONDS,
        hearing_us=round(hearing / answered * 1e6, 1),
        folding_us=round((clock.cpu_seconds() - costs[1]) / answered * 1e6, 1),
        behind_s=round(max(behind), 1),
        answered=answered,
        counted=_counted() - before,
    )


def _press_all() -> None:
    """So that the clock's process has nothing to press while it folds."""
    store = current_store()
    open_for(store)
    follow(store)
    while press_waiting(store, limit=200).waiting:
        pass


def _people(stories: list[int], start: int) -> str:
    return PEOPLE.format(stories=",".join(map(str, stories)), start=start)


def _counted() -> int:
    rows = StoryViews.objects.filter(step=Step.DAY)
    return int(rows.aggregate(all=Sum("views"))["all"] or 0)


def _wait_until_folded() -> float:
    """Seconds until nothing more is added. Raises LookupError if it takes too long."""
    began = changed = time.monotonic()
    last = -1
    while time.monotonic() - changed < 5:
        if (now := _counted()) != last:
            last, changed = now, time.monotonic()
        if changed - began > FOLDED_WITHIN:
            raise LookupError("what was heard is not counted")
        time.sleep(0.1)
    return changed - began


def _wrk(worker: Server, page: str, script: str = "", seconds: int = SECONDS) -> int:
    """Answers, asked from the second core. Raises LookupError if some are refusals."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        by = ["-s", file.name] if script else ["-H", "Accept-Encoding: gzip"]
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", *by]
        done = subprocess.run(  # noqa: S603 (wrk, and our own module)
            [*command, f"http://127.0.0.1:{worker.port}{page}"],
            capture_output=True,
            text=True,
            check=True,
            preexec_fn=on_core(1),
        )
    if "Non-2xx" in done.stdout:
        raise LookupError(f"answers were not 2xx: {done.stdout}")
    count = re.search(r"(\d+) requests in", done.stdout)
    return int(count[1]) if count else 0


@contextmanager
def _worker() -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "djeli.cli.serving.web", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--parent", str(os.getpid())]
    with running(command, port) as server:
        yield server


@contextmanager
def _clock() -> Iterator[Server]:
    """The process that presses and folds, on the worker's core."""
    words = ["--data", str(Path(settings.DATA)), "clock", "--press-only"]
    command = [sys.executable, "-m", "djeli.cli", *words, "--parent", str(os.getpid())]
    with subprocess.Popen(  # noqa: S603 (wrk, and our own module)
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=on_core(0)
    ) as clock:
        try:
            yield Server(clock.pid, 0)
        finally:
            clock.terminate()
