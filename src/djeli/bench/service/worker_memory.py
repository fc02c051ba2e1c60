"""A worker's memory, and the size of the store per story.

The reference in the same run is a worker that has answered for one page only.
"""

from __future__ import annotations

import http.client
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from djeli.bench.servers import Server, free_port, running
from djeli.press.render.addresses import all_addresses
from djeli.press.runs.log_step import follow
from djeli.press.runs.origin import open_for
from djeli.press.runs.queue_step import press
from djeli.press.store.current import current_store
from djeli.stories.lists.listings import LATEST
from djeli.stories.models import Listing

READ = 3000
"""Pages that readers read: more than a worker keeps ready."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Memory of one worker's own in MB, beside what it was before it was read from, and what it
    maps of the store, which all workers share; the store's bytes for each page."""

    stories: int
    pages_read: int
    worker_mb: float
    reference_mb: float
    mapped_mb: float
    store_bytes_per_page: int

    @property
    def ratio(self) -> float:
        return self.worker_mb / self.reference_mb if self.reference_mb else 0.0


def keepings() -> Iterator[Keeping]:
    """Of the edition at hand. Raises LookupError for an empty one."""
    stories = Listing.objects.filter(key=LATEST).count()
    if not stories:
        raise LookupError("the edition has no live story to serve")
    store = current_store()
    open_for(store)
    follow(store)
    wanted = list(islice(all_addresses(), READ))
    for start, end in pairwise([*range(0, len(wanted), 50), len(wanted)]):
        press(store, wanted[start:end])
    with store.reading() as reading:
        size = store.size() // max(1, reading.pages.count())
    port = free_port()
    command = [sys.executable, "-m", "djeli.cli.serving.web", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--parent", str(os.getpid())]
    with running(command, port) as server:
        before, _ = _memory(server)
        _read(port, wanted)
        own, mapped = _memory(server)
    yield Keeping(stories, len(wanted), own, before, mapped, size)


def _read(port: int, addresses: Sequence[str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for address in addresses:
        for accepted in ("gzip", "identity"):
            connection.request("GET", address, headers={"Accept-Encoding": accepted})
            answer = connection.getresponse()
            answer.read()
            if answer.status >= 500:
                raise LookupError(f"{address} answers {answer.status}")
    connection.close()


def _memory(server: Server) -> tuple[float, float]:
    """Of the largest process of the server: its own memory and what it maps of files, in MB."""
    found = []
    for pid in server.family():
        text = Path(f"/proc/{pid}/status").read_text()
        own, mapped = (
            int(match[1]) if (match := re.search(rf"{name}:\s+(\d+) kB", text)) else 0
            for name in ("RssAnon", "RssFile")
        )
        found.append((round(own / 1024, 1), round(mapped / 1024, 1)))
    return max(found)
