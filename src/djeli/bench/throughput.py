"""Requests per second of one worker on one core, beside nginx with the same bytes.

The reference serves the page as a file that was compressed before (``gzip_static``), in each coding
the bytes that we send. Both have the
first core to themselves, one after the other and by turns; wrk, which asks, has the second.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median

from djeli.bench.servers import Server, free_port, on_core, running
from djeli.press.render.addresses import typical_addresses
from djeli.press.runs.log_step import follow
from djeli.press.runs.origin import open_for
from djeli.press.runs.queue_step import press
from djeli.press.serving.dictionary import Dictionaries, Dictionary
from djeli.press.serving.dictionary_renewal import SAMPLE, renew, take_in
from djeli.press.serving.encoded_pages import EncodedPages
from djeli.press.serving.packer import Packer
from djeli.press.serving.replies import reply
from djeli.press.serving.response import Composed, compose
from djeli.press.store.current import current_store
from djeli.stories.lists.listings import LATEST, newest
from djeli.stories.models import Article
from djeli.stories.tree import Tree

ROUNDS = 5
SECONDS = 2
CONNECTIONS = 32
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
    """Requests a second of one way to ask, the reference's in the same run, and their ratio; and of
    both the CPU time of one request in us, which a machine with other work changes less.

    The reference is nginx with one worker; of two workers it is one of ours.
    """

    what: str
    per_second: float
    reference: float
    cpu_us: float
    reference_cpu_us: float

    @property
    def ratio(self) -> float:
        return self.per_second / self.reference if self.reference else 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A server, the address, and the headers with which it is asked."""

    server: Server
    address: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Coded:
    """A page in one coding: what asks for it, and its bytes."""

    name: str
    headers: dict[str, str]
    body: bytes


def throughput() -> Iterator[Served]:
    """Of a pressed article in each coding, of a 304, and of two workers. Raises LookupError for
    what is missing here."""
    for program in ("wrk", "nginx"):
        if shutil.which(program) is None:
            raise LookupError(f"{program} is not installed, and this measures with it")
    if len(os.sched_getaffinity(0)) < 2:
        raise LookupError("two cores are needed: one serves, the other asks")
    address = _pressed()
    pages = _in_each_coding(address)
    with _nginx(pages) as reference, _djeli(workers=1) as ours:
        for page in pages:
            asked = Asked(ours, address, page.headers)
            yield _by_turns(f"article, {page.name}", asked, _of_nginx(reference, page))
        known = {"If-None-Match": _tag(ours.port, address)}
        other = {"If-None-Match": _tag(reference.port, f"/{pages[0].name}/")}
        yield _by_turns(
            "304",
            Asked(ours, address, known),
            Asked(reference, f"/{pages[0].name}/", other),
        )
        # Both cores serve, and wrk takes what is left of them: the same for one and for two.
        with _djeli(workers=1, cores=2) as one, _djeli(workers=2, cores=2) as two:
            plainly = pages[0].headers
            yield _by_turns(
                "two workers", Asked(two, address, plainly), Asked(one, address, plainly)
            )


def _pressed() -> str:
    """The newest story's address; it and a dozen others are pressed."""
    ids = newest({LATEST: 1})[LATEST]
    if not ids:
        raise LookupError("the edition has no live story to serve")
    address = Tree().address(Article.objects.get(pk=ids[0]).url_path)
    store = current_store()
    open_for(store)
    follow(store)
    press(store, [address, *islice(typical_addresses(), SAMPLE)])
    return address


def _in_each_coding(address: str) -> list[Coded]:
    """The page as readers get it at rest: in gzip, brotli, and by the edition's dictionary."""
    store = current_store()
    renew(store)
    take_in(store)
    store.packed.wish([address])
    packer = Packer(store)
    while store.packed.get(_composed(address).digest) is None:
        packer.step()
        packer.write_down()
    with store.reading() as reading:
        known = Dictionaries(Dictionary(one) for one in reading.dictionaries())
    codings = {"gzip": {"Accept-Encoding": "gzip"}, "brotli": {"Accept-Encoding": "gzip, br"}}
    if known.newest:
        codings["dictionary"] = {
            "Accept-Encoding": "gzip, deflate, br, zstd, dcb, dcz",
            "Available-Dictionary": known.newest.available,
        }
    encoded = EncodedPages(store.packed)
    return [
        Coded(name, headers, reply(_composed(address), "GET", _getter(headers), encoded, known)[2])
        for name, headers in codings.items()
    ]


def _getter(headers: dict[str, str]) -> Callable[[str, str], str]:
    small = {name.lower(): value for name, value in headers.items()}
    return lambda name, without: small.get(name, without)


def _composed(address: str) -> Composed:
    with current_store().reading() as reading:
        page = compose(reading, address)
    if page is None:
        raise LookupError(f"{address} could not be rendered: `djeli press status` says why")
    return page


def _of_nginx(server: Server, page: Coded) -> Asked:
    return Asked(server, f"/{page.name}/", {"Accept-Encoding": "gzip"})


def _by_turns(what: str, ours: Asked, other: Asked) -> Served:
    """By turns, so that what else the machine does meets both; medians."""
    found: dict[str, list[tuple[float, float]]] = {"ours": [], "other": []}
    for one in (ours, other):
        _ask(one)  # the first ones fill caches
    for _ in range(ROUNDS):
        found["ours"].append(_ask(ours))
        found["other"].append(_ask(other))
    rates = {name: median(rate for rate, _ in rounds) for name, rounds in found.items()}
    costs = {name: round(median(cost for _, cost in rounds), 1) for name, rounds in found.items()}
    return Served(what, rates["ours"], rates["other"], costs["ours"], costs["other"])


def _ask(asked: Asked) -> tuple[float, float]:
    """Requests a second, and the server's CPU time for each in us."""
    before = asked.server.cpu_seconds()
    answered = _wrk(asked)
    spent = asked.server.cpu_seconds() - before
    return answered / SECONDS, spent / max(answered, 1) * 1e6


def _wrk(asked: Asked) -> int:
    """Answers in SECONDS, asked from the second core. Raises LookupError if answers fail."""
    headers = [f"{name}: {value}" for name, value in asked.headers.items()]
    words = [part for header in headers for part in ("-H", header)]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}", *words]
    done = subprocess.run(  # noqa: S603 (wrk)
        [*command, f"http://127.0.0.1:{asked.server.port}{asked.address}"],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=on_core(1),
    )
    if "Non-2xx" in done.stdout and "If-None-Match" not in asked.headers:
        raise LookupError(f"answers were not 200: {done.stdout}")
    count = re.search(r"(\d+) requests in", done.stdout)
    return int(count[1]) if count else 0


@contextmanager
def _nginx(pages: Sequence[Coded]) -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="djeli-bench-") as name:
        folder, port = Path(name), free_port()
        folder.chmod(0o755)
        for page in pages:
            file = folder / "www" / page.name / "index.html"
            file.parent.mkdir(parents=True)
            file.touch()
            Path(f"{file}.gz").write_bytes(page.body)
        config = folder / "nginx.conf"
        config.write_text(NGINX.format(folder=folder, port=port))
        with running(["nginx", "-p", name, "-c", str(config)], port) as server:
            yield server


@contextmanager
def _djeli(workers: int, cores: int = 1) -> Iterator[Server]:
    """The web workers alone, as ``serve`` starts them: no other process of ours beside them."""
    port = free_port()
    command = [sys.executable, "-m", "djeli.cli.serving.web", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", str(workers), "--parent", str(os.getpid())]
    with running(command, port, cores=cores) as server:
        yield server


def _tag(port: int, address: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers["ETag"]
