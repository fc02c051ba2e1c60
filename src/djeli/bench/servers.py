"""Starts the servers to be measured on given cores, reads their costs, and stops them."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_WITHIN = 240.0
REST_WITHIN = 240.0
AT_REST = 0.1
"""Part of a core that a service takes while nothing is asked of it."""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    """A server of several processes on a port of this machine."""

    pid: int
    port: int

    def family(self) -> list[int]:
        """The processes of the server, as far down as they go."""
        parents = _children()
        found = [self.pid]
        for pid in found:
            found += parents.get(pid, [])
        return found

    def children(self, pid: int) -> list[int]:
        """The processes that ``pid`` has started, the oldest first."""
        return sorted(_children().get(pid, []))

    def cpu_seconds(self) -> float:
        """What all its processes have used, in user's and in kernel's mode."""
        stats = [_stat(Path(f"/proc/{pid}/stat")) for pid in self.family()]
        return sum(int(one[11]) + int(one[12]) for one in stats if one) / TICKS

    def wait_for_rest(self) -> None:
        """Until two seconds pass in which it hardly works. Raises LookupError if it never rests."""
        until = time.monotonic() + REST_WITHIN
        while time.monotonic() < until:
            before = self.cpu_seconds()
            time.sleep(2)
            if self.cpu_seconds() - before < 2 * AT_REST:
                return
        raise LookupError("the service does not come to rest")


def _children() -> dict[int, list[int]]:
    """Of each process of this machine the processes that it has started."""
    found: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        if fields := _stat(path):
            found.setdefault(int(fields[1]), []).append(int(path.parent.name))
    return found


def _stat(path: Path) -> list[str]:
    """Fields of proc(5)'s stat from the third on; none where the process is gone."""
    try:
        return path.read_text().rpartition(")")[2].split()
    except OSError:
        return []


@contextmanager
def running(
    command: list[str], port: int, cores: int = 1, environment: dict[str, str] | None = None
) -> Iterator[Server]:
    """A server on the first core, or on the first two, until the block ends. Raises LookupError
    where none answers."""
    with subprocess.Popen(  # noqa: S603 (what the measurement names)
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=on_core(*range(cores)),
    ) as server:
        try:
            until = time.monotonic() + START_WITHIN
            while not _answers(port):
                if server.poll() is not None or time.monotonic() > until:
                    raise LookupError(f"{command[0]} does not serve")
                time.sleep(0.2)
            yield Server(server.pid, port)
        finally:
            server.terminate()


def on_core(*places: int) -> Callable[[], None]:
    """What a new process does to stay on these of our cores."""
    cores = sorted(os.sched_getaffinity(0))
    return lambda: os.sched_setaffinity(0, {cores[place] for place in places})


def _answers(port: int) -> bool:
    # Not only a connection: granian listens while its workers are still loading.
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_WITHIN)
    try:
        connection.request("HEAD", "/")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
