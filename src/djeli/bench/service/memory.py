"""What the whole service takes of a machine's memory: two workers, the clock, and who watches them.

It runs on a copy of the edition's data, so nothing of the edition changes. It is measured while the
clock still works on what the copy lacks, and when that is done and nobody is at the desk. The
reference in the same run is the same service before anybody visited it.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from djeli.bench.servers import AT_REST, Server
from djeli.bench.service import visits
from djeli.bench.service.copies import copied, require_sqlite, served
from djeli.press.store.store import Store

BEATS = 2
"""Rounds of the clock that are waited for after everything was visited."""
WITHIN = 300.0
"""Seconds for the clock to be done."""
REST_WITHIN = 1200.0
"""Seconds for the service to come to rest then: until every page is compressed for good."""
REST = 45.0
"""Seconds without work, and without a desk, after which a clock that has grown was started anew."""
LOOK_EVERY = 2.0
Sizes = tuple[float, float, float, float]
"""PSS, of it anonymous memory and files, and what is the process's own; in MB."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """One process, or ``all`` of them, in MB. ``pss_mb`` divides what several processes share among
    them (proc(5), Pss); ``anonymous_mb`` and ``files_mb`` are its parts; ``own_mb`` is what the end
    of the process would set free. ``at_work_mb`` is ``pss_mb`` while pictures are still cut and
    pages compressed, ``reference_mb`` before anybody visited."""

    process: str
    pss_mb: float
    anonymous_mb: float
    files_mb: float
    own_mb: float
    at_work_mb: float
    reference_mb: float

    @property
    def ratio(self) -> float:
        return self.pss_mb / self.reference_mb if self.reference_mb else 0.0


def footprints() -> Iterator[Footprint]:
    """Of each process and of all. Raises LookupError for what is missing here."""
    require_sqlite()
    if not Path("/proc/self/smaps_rollup").exists():
        raise LookupError("Linux is needed: the memory of processes is read from /proc")
    addresses = visits.reader_addresses()
    editor, story = visits.editor(), visits.newest()
    with copied(editor, story) as folder, served(folder) as server:
        before = _memory(server)
        visits.read(server.port, addresses)
        visits.use_desk(server.port, editor, story)
        _wait_for_clock(folder)
        at_work = _memory(server)
        _wait_for_rest(server)
        after = _memory(server)
    for process, sizes in after.items():
        others = (one.get(process, sizes)[0] for one in (at_work, before))
        yield Footprint(process, *sizes, *others)


def _wait_for_clock(folder: Path) -> None:
    """Until nothing waits to be pressed, and the clock has done its rounds. Raises LookupError."""
    until, beats = time.monotonic() + WITHIN, {_beat(folder)}
    store = Store(folder / "press")
    try:
        while len(beats) <= BEATS or _waiting(store):
            if time.monotonic() > until:
                raise LookupError("the clock is not done with the edition")
            time.sleep(0.5)
            beats.add(_beat(folder))
    finally:
        store.close()


def _wait_for_rest(server: Server) -> None:
    """Until the service has rested long enough; on a busy machine it may not get there in time,
    and is measured as it is."""
    until = time.monotonic() + REST_WITHIN
    worked_at, used = time.monotonic(), server.cpu_seconds()
    while time.monotonic() < min(until, worked_at + REST):
        time.sleep(LOOK_EVERY)
        before, used = used, server.cpu_seconds()
        # Less than before where a process has ended: then another one begins.
        is_working = not 0 <= used - before < LOOK_EVERY * AT_REST
        if is_working or "desk" in _processes(server):
            worked_at = time.monotonic()


def _waiting(store: Store) -> int:
    with store.reading() as reading:
        return reading.queue.count()


def _beat(folder: Path) -> float:
    try:
        return float(json.loads((folder / "clock.json").read_text())["beat_at"])
    except OSError:
        return 0.0


def _memory(server: Server) -> dict[str, Sizes]:
    """Of each process by its name, and of ``all``."""
    found: dict[str, Sizes] = {}
    for name, pid in _processes(server).items():
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue  # a helper that has just ended
        kilobytes = {key: int(size) for key, size in re.findall(r"(\w+): +(\d+) kB", text)}
        own = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
        found[name] = (
            _megabytes(kilobytes["Pss"]),
            _megabytes(kilobytes["Pss_Anon"]),
            _megabytes(kilobytes["Pss_File"]),
            _megabytes(own),
        )
    pss, anonymous, files, own_memory = map(sum, zip(*found.values(), strict=True))
    found["all"] = (round(pss, 1), round(anonymous, 1), round(files, 1), round(own_memory, 1))
    return found


def _megabytes(kilobytes: int) -> float:
    return round(kilobytes / 1024, 1)


def _processes(server: Server) -> dict[str, int]:
    """The supervisor, granian's first process (which has workers), those, the clock, the desk, and
    helpers: whatever else they have started that runs still."""
    found = {"supervisor": server.pid}
    for child in server.children(server.pid):
        found[_name(child)] = child
        workers = [pid for pid in server.children(child) if _name(pid) == "worker"]
        found |= {f"worker {number}": pid for number, pid in enumerate(workers, 1)}
    others = sorted(set(server.family()) - set(found.values()))
    return found | {f"helper {number}": pid for number, pid in enumerate(others, 1)}


def _name(pid: int) -> str:
    """What a process of the service calls itself; empty for one that has ended."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip().removeprefix("djeli ")
    except OSError:
        return ""
