"""Running the real command, and looking at the processes that it starts."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

DJELI = Path(sys.executable).parent / "djeli"
PATIENCE = 200.0


def environment(data: Path | None, **more: str) -> dict[str, str]:
    """What the command sees: this machine's, without what the test suite has set for itself."""
    # Without compiled modules each process would compile Djeli's for itself.
    ours = (
        *("DJANGO_SETTINGS_MODULE", "DJELI_", "DATABASE_URL", "VALKEY_URL", "PYTEST"),
        "PYTHONDONTWRITEBYTECODE",
        "DJANGO_ALLOW_ASYNC_UNSAFE",
    )
    kept = {name: text for name, text in os.environ.items() if not name.startswith(ours)}
    return {**kept, **({"DJELI_DATA": str(data)} if data else {}), **more}


def djeli(
    *words: object,
    data: Path | None = None,
    cwd: Path | None = None,
    patience: float = PATIENCE,
    **env: str,
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [str(DJELI), *map(str, words)],
        env=environment(data, **env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )


def until(condition: Callable[[], Any], what: str) -> Any:
    """Wait until ``condition`` gives something true, and give that."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited in vain for {what}")


class Served:
    """A running `djeli serve`; what it says goes to a file, as nobody reads along."""

    def __init__(self, data: Path, port: int, *words: object, log: Path, **env: str) -> None:
        self.data = data
        self.port = port
        self.log = log
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [str(DJELI), "serve", "--data", str(data), "--port", str(port), *map(str, words)],
                env=environment(None, **env),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.log.read_text()

    def until_ready(self) -> None:
        def is_ready() -> bool:
            assert self.process.poll() is None, self.said()
            return "Ready:" in self.said()

        until(is_ready, "Ready")

    def family(self) -> dict[int, str]:
        """Every process that stems from the supervisor, with its name."""
        return descendants(self.process.pid)

    def workers(self) -> set[int]:
        """The web processes below granian's own."""
        return {pid for pid, name in self.family().items() if name == "djeli worker"}

    def clock(self) -> int | None:
        return self._process("djeli clock")

    def desk(self) -> int | None:
        return self._process("djeli desk")

    def presser(self) -> int | None:
        """The process that presses where there is no clock."""
        return self._process("djeli press")

    def _process(self, name: str) -> int | None:
        return next((pid for pid, other in self.family().items() if other == name), None)

    def get(
        self, path: str, headers: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def descendants(pid: int) -> dict[int, str]:
    parents = {int(path.name): parent_of(int(path.name)) for path in Path("/proc").glob("[0-9]*")}
    found: dict[int, str] = {}
    level = {pid}
    while level:
        level = {child for child, parent in parents.items() if parent in level}
        found |= {child: name_of(child) for child in level}
    return found


def parent_of(pid: int) -> int:
    """The parent's number; 0 where the process is gone, or dead and not yet buried."""
    try:
        state, parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return 0
    return 0 if state == "Z" else int(parent)


def name_of(pid: int) -> str:
    """What a process calls itself."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def is_alive(pid: int) -> bool:
    return parent_of(pid) != 0
