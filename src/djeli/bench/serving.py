"""How many requests a second one worker answers on one core, beside nginx with the same bytes.

The reference serves the page as a file that was compressed before (``gzip_static``). Both have the
first core to themselves, one after the other and by turns; wrk, which asks, has the second.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from django.conf import settings

from djeli.press.current import current_store
from djeli.press.following import follow, open_for, press
from djeli.stories.api import LATEST, newest
from djeli.stories.models import Article
from djeli.stories.tree import Tree

ROUNDS = 3
SECONDS = 4
CONNECTIONS = 32
START_WITHIN = 60.0
NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  types {{ text/html html; }}
  server {{ listen 127.0.0.1:{port}; root {folder}/www; index index.html; gzip_static on; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Served:
    """Requests a second of one way to ask, the reference's in the same run, and their ratio."""

    what: str
    per_second: float
    reference: float

    @property
    def ratio(self) -> float:
        return self.per_second / self.reference if self.reference else 0.0


def throughput() -> Iterator[Served]:
    """Of a pressed article, and of a 304. Raises LookupError for what is missing here."""
    for program in ("wrk", "nginx"):
        if shutil.which(program) is None:
            raise LookupError(f"{program} is not installed, and this measures with it")
    if len(os.sched_getaffinity(0)) < 2:
        raise LookupError("two cores are needed: one serves, the other asks")
    address, body = _page()
    with _nginx(address, body) as reference, _djeli(workers=1) as ours:
        pages = {"Accept-Encoding": "gzip"}
        yield _by_turns("article", (ours, pages), (reference, pages), address)
        known = {
            name: {"If-None-Match": _tag(port, address)}
            for name, port in (("ours", ours), ("reference", reference))
        }
        yield _by_turns("304", (ours, known["ours"]), (reference, known["reference"]), address)


def _page() -> tuple[str, bytes]:
    """The newest story's address and its HTML, pressed."""
    ids = newest({LATEST: 1})[LATEST]
    if not ids:
        raise LookupError("the edition has no live story to serve")
    address = Tree().address(Article.objects.get(pk=ids[0]).url_path)
    store = current_store()
    open_for(store)
    follow(store)
    press(store, [address])
    with store.reading() as reading:
        record = reading.record(address)
        pieces = reading.pieces_of(record) if record else None
    if pieces is None:
        raise LookupError(f"{address} could not be pressed: `djeli press status` says why")
    return address, b"".join(one.plain() for one in pieces)


def _by_turns(
    what: str, ours: tuple[int, dict[str, str]], other: tuple[int, dict[str, str]], address: str
) -> Served:
    found: dict[str, list[float]] = {"ours": [], "other": []}
    for _ in range(ROUNDS):
        found["ours"].append(_wrk(*ours, address))
        found["other"].append(_wrk(*other, address))
    return Served(what, median(found["ours"]), median(found["other"]))


def _wrk(port: int, headers: dict[str, str], address: str) -> float:
    """Requests a second, asked from the second core. Raises LookupError where answers fail."""
    words = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}", *words]
    done = subprocess.run(  # noqa: S603
        [*command, f"http://127.0.0.1:{port}{address}"],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=_on_core(1),
    )
    if "Non-2xx" in done.stdout and "If-None-Match" not in headers:
        raise LookupError(f"answers were not 200: {done.stdout}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    return float(rate[1]) if rate else 0.0


@contextmanager
def _nginx(address: str, body: bytes) -> Iterator[int]:
    with tempfile.TemporaryDirectory(prefix="djeli-bench-") as name:
        folder, port = Path(name), _free_port()
        folder.chmod(0o755)
        page = folder / "www" / address.strip("/") / "index.html"
        page.parent.mkdir(parents=True)
        page.write_bytes(body)
        Path(f"{page}.gz").write_bytes(gzip.compress(body, 9))
        config = folder / "nginx.conf"
        config.write_text(NGINX.format(folder=folder, port=port))
        with _running(["nginx", "-p", name, "-c", str(config)], port):
            yield port


@contextmanager
def _djeli(workers: int) -> Iterator[int]:
    port = _free_port()
    words = ["serve", "--only", "web", "--workers", str(workers), "--port", str(port)]
    data = ["--data", str(settings.DATA)]
    with _running([sys.executable, "-m", "djeli.cli", *data, *words], port):
        yield port


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    """A server on the first core, until the block ends. Raises LookupError where none answers."""
    with subprocess.Popen(  # noqa: S603
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=_on_core(0),
    ) as server:
        try:
            until = time.monotonic() + START_WITHIN
            while not _answers(port):
                if server.poll() is not None or time.monotonic() > until:
                    raise LookupError(f"{command[0]} does not serve")
                time.sleep(0.2)
            yield
        finally:
            server.terminate()


def _on_core(place: int) -> Callable[[], None]:
    core = sorted(os.sched_getaffinity(0))[place]
    return lambda: os.sched_setaffinity(0, {core})


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _tag(port: int, address: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers["ETag"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
