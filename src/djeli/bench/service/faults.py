"""What happens when something breaks below a served edition, and how long it takes to heal.

Everything runs on a copy of the data. A reader asks for the front ten times a second meanwhile. A
fault is healed when the front is right again, no process is missing, and the log says no new harm.
"""

from __future__ import annotations

import http.client
import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from djeli.bench.servers import Server
from djeli.bench.service import visits
from djeli.bench.service.copies import copied, require_sqlite, served

ASK_EVERY = 0.1
WITHIN = 120.0
"""Seconds after which a fault counts as one that does not heal."""
STORED = "stored pages"
CALM = 3.0
"""Seconds in which everything must stay well."""
AWAY = 5.0
"""Seconds for which the database is away."""


@dataclass(frozen=True, slots=True)
class Healing:
    """``healed_after`` in seconds: until readers get the front and all processes are there; -1 if
    that did not come. Readers' requests meanwhile: answered as they should be, answered by an
    error, not answered."""

    fault: str
    healed_after: float
    right: int
    errors: int
    unanswered: int


class Site:
    """A served edition with a reader who never stops asking, and an editor with that cookie."""

    def __init__(self, server: Server, folder: Path, cookie: str) -> None:
        self.server = server
        self.folder = folder
        self._cookie = cookie
        self.answers: list[tuple[float, int]] = []
        self._is_done = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def close(self) -> None:
        self._is_done.set()
        self._reader.join()

    def processes(self) -> dict[str, list[int]]:
        """The numbers of the site's processes by their names."""
        found: dict[str, list[int]] = {}
        for pid in self.server.family():
            try:
                name = Path(f"/proc/{pid}/comm").read_text().strip().removeprefix("djeli ")
            except OSError:
                continue
            found.setdefault(name, []).append(pid)
        return found

    def kill(self, *names: str) -> None:
        """End all processes of these names at once, as a crash would."""
        found = self.processes()
        for name in names:
            for pid in found.get(name, []):
                os.kill(pid, signal.SIGKILL)

    @property
    def store(self) -> Path:
        return self.folder / "press" / "data.mdb"

    def counts(self, since: float) -> tuple[int, int, int]:
        """Answers that were right, errors, and requests without an answer."""
        codes = [code for at, code in self.answers if at >= since]
        right = sum(code == http.client.OK for code in codes)
        unanswered = codes.count(0)
        return right, len(codes) - right - unanswered, unanswered

    def is_well(self) -> bool:
        """True where the last answers were right and every process is there."""
        last = [code for at, code in self.answers if at > time.monotonic() - 1]
        names = self.processes()
        return (
            bool(last)
            and set(last) == {http.client.OK}
            and len(names.get("worker", ())) >= 2
            and {"web", "clock"} <= names.keys()
            # Its process is there when somebody asks for a page.
            and self.ask("/desk/account/", self._cookie)[0] == http.client.OK
        )

    def _read(self) -> None:
        while not self._is_done.wait(ASK_EVERY):
            began = time.monotonic()
            code, body = self.ask("/")
            self.answers.append((began, code if not code or b"</html>" in body else 599))

    def ask(self, path: str, cookie: str = "") -> tuple[int, bytes]:
        """Status and body; 0 where there is no answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        with closing(connection):
            try:
                connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
                answer = connection.getresponse()
                return answer.status, answer.read()
            except (OSError, http.client.HTTPException):
                return 0, b""


def _overwrite(file: Path, content: bytes) -> None:
    with file.open("r+b") as opened:
        opened.write(content)


def _flip_bits(site: Site) -> None:
    content = bytearray(site.store.read_bytes())
    for place in range(8192 + 100, len(content), 4096):
        content[place] ^= 0x04
    _overwrite(site.store, bytes(content))


def _write_at_random(site: Site) -> None:
    _overwrite(site.store, random.Random(18).randbytes(site.store.stat().st_size))  # noqa: S311 (harm needs no secrets)


def _take_database_away(site: Site) -> None:
    files = list(site.folder.glob("db.sqlite3*"))
    aside = site.folder / "aside"
    aside.mkdir()
    for file in files:
        file.rename(aside / file.name)
    site.kill("worker", "desk")
    time.sleep(AWAY)
    for file in aside.iterdir():
        file.rename(site.folder / file.name)
    aside.rmdir()


FAULTS: dict[str, Callable[[Site], object]] = {
    "a worker is killed": lambda site: os.kill(site.processes()["worker"][0], signal.SIGKILL),
    "all workers are killed": lambda site: site.kill("worker"),
    "web and its workers are killed": lambda site: site.kill("web", "worker"),
    "the desk's process is killed": lambda site: site.kill("desk"),
    "the clock is killed": lambda site: site.kill("clock"),
    f"{STORED}: half the file is cut off": lambda site: os.truncate(
        site.store, site.store.stat().st_size // 2
    ),
    f"{STORED}: overwritten by noughts": lambda site: _overwrite(
        site.store, bytes(site.store.stat().st_size)
    ),
    f"{STORED}: overwritten at random": _write_at_random,
    f"{STORED}: a bit of each page of the file is flipped": _flip_bits,
    f"the database is away for {AWAY:g} s, and workers die": _take_database_away,
}


def healings() -> Iterator[Healing]:
    """One fault after the other, on one served copy. Raises LookupError for what is missing."""
    require_sqlite()
    editor, story = visits.editor(), visits.newest()
    with copied(editor, story) as folder, served(folder) as server:
        site = Site(server, folder, visits.cookie_of(server.port, editor))
        try:
            _wait(site)
            for fault, harm in FAULTS.items():
                yield _try(site, fault, harm)
        finally:
            site.close()


def _try(site: Site, fault: str, harm: Callable[[Site], object]) -> Healing:
    began = time.monotonic()
    aside = _set_aside(site)
    harm(site)
    if fault.startswith(STORED):
        _until_set_aside(site, aside)
    healed = _wait(site)
    return Healing(fault, round(healed - began, 1) if healed else -1.0, *site.counts(began))


def _set_aside(site: Site) -> set[str]:
    return {one.name for one in (site.folder / "press" / "damaged").glob("*")}


def _until_set_aside(site: Site, before: set[str]) -> None:
    """Let somebody come upon the damage: what is asked for most, workers have in hand."""
    until, number = time.monotonic() + WITHIN, 0
    while _set_aside(site) <= before and time.monotonic() < until:
        number += 1
        site.ask(f"/nothing-{number}/")
        time.sleep(ASK_EVERY)


def _wait(site: Site) -> float:
    """When all became well, and stayed so for a while; 0 if it did not."""
    until, since = time.monotonic() + WITHIN, 0.0
    while time.monotonic() < until:
        time.sleep(ASK_EVERY)
        if not site.is_well():
            since = 0.0
        elif not since:
            since = time.monotonic()
        elif time.monotonic() - since > CALM:
            return since
    return 0.0
