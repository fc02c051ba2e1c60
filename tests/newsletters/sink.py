"""An SMTP server of one's own, in a process of its own: it takes mails and keeps them.

Run as ``python sink.py PORT FILE [WORDS...]``: each mail it takes becomes a line of FILE, written
before it answers, so what is in FILE is what a recipient has. WORDS tell it what to refuse:
``REFUSE=550-5.1.1:gone@`` answers so to recipients that start with ``gone@``; ``FULL=N`` answers
452 to the first N recipients; ``CLOSE=N`` hangs up after every N mails.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP

from tests.services import free_port


class Taking:
    """Keeps what comes, as one line of JSON each."""

    def __init__(self, path: Path, words: list[str]) -> None:
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        told = [word.partition("=")[::2] for word in words]
        self.refused = [rest.partition(":")[::2] for name, rest in told if name == "REFUSE"]
        self.full = sum(int(rest) for name, rest in told if name == "FULL")
        self.data_refused = "DATA" in dict(told)

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self, server: Any, session: Any, envelope: Any, address: str, _: Any
    ) -> str:
        for code, start in self.refused:
            if address.startswith(start):
                return code.replace("-", " ") + " no"
        if self.full:
            self.full -= 1
            return "452 4.2.2 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.data_refused:
            return "554 5.7.1 looks like spam"
        line = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "data": envelope.original_content.decode("utf-8", "replace"),
        }
        os.write(self.file, json.dumps(line).encode() + b"\n")
        return "250 OK"


async def take(port: int, path: Path, words: list[str]) -> None:
    taking = Taking(path, words)
    loop = asyncio.get_running_loop()
    await loop.create_server(
        lambda: SMTP(taking, hostname="sink.internal", enable_SMTPUTF8=True), "127.0.0.1", port
    )
    await asyncio.Event().wait()


class Sink:
    """A running sink."""

    def __init__(self, port: int, path: Path) -> None:
        self.port, self.path = port, path
        self._lines, self._read_to = 0, 0

    def mails(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.path.read_text().splitlines()]

    def count(self) -> int:
        """How many mails came; it may be asked again and again, and reads only what is new."""
        if self.path.exists():
            with self.path.open("rb") as file:
                file.seek(self._read_to)
                new = file.read()
            self._lines, self._read_to = self._lines + new.count(b"\n"), self._read_to + len(new)
        return self._lines


@contextmanager
def sink(folder: Path, *words: str, port: int | None = None) -> Iterator[Sink]:
    """Start a sink and stop it afterwards; on a port that is given, the same as before."""
    made = Sink(port or free_port(), folder / "mails.jsonl")
    made.path.touch()
    root = Path(__file__).parents[2]
    command = [
        sys.executable,
        "-m",
        "tests.newsletters.sink",
        str(made.port),
        str(made.path),
        *words,
    ]
    process = subprocess.Popen(command, cwd=root, env={**os.environ, "PYTHONPATH": str(root)})
    try:
        _until_open(made.port, process)
        yield made
    finally:
        process.kill()
        process.wait()


def _until_open(port: int, process: subprocess.Popen[bytes]) -> None:
    import socket

    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the sink did not start")


if __name__ == "__main__":
    asyncio.run(take(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
