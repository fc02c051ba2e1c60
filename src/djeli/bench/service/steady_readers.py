"""Readers who come at a steady pace, whatever happens to those before them.

One thread has all connections: none of its own hands over between threads is measured.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus

READERS = 16
"""Connections that readers have; the system deals them out to the workers."""
PATIENCE = 60.0
"""Seconds that a reader waits for a page."""
HEADERS = "Host: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"


@dataclass(slots=True)
class Visits:
    """Seconds from when a page was due to be asked for until it was there, and how many failed."""

    taken: list[float] = field(default_factory=list)
    failed: int = 0

    def add(self, others: Visits) -> None:
        """Count these too."""
        self.taken += others.taken
        self.failed += others.failed


def read(port: int, addresses: list[str], seconds: float, a_second: int) -> Visits:
    """What ``addresses`` take, one after the other and again, at ``a_second`` pages a second."""
    return asyncio.run(_read(port, addresses, seconds, a_second))


async def _read(port: int, addresses: list[str], seconds: float, a_second: int) -> Visits:
    visits = Visits()
    due: asyncio.Queue[tuple[float, str] | None] = asyncio.Queue()
    readers = [asyncio.create_task(_reader(port, due, visits)) for _ in range(READERS)]
    begun = time.monotonic()
    for number in range(int(seconds * a_second)):
        await asyncio.sleep(max(begun + number / a_second - time.monotonic(), 0))
        due.put_nowait((time.monotonic(), addresses[number % len(addresses)]))
    for _ in readers:
        due.put_nowait(None)
    await asyncio.gather(*readers)
    return visits


async def _reader(port: int, due: asyncio.Queue[tuple[float, str] | None], visits: Visits) -> None:
    connection = _Connection(port)
    try:
        while wanted := await due.get():
            at, address = wanted
            try:
                async with asyncio.timeout(PATIENCE):
                    status = await connection.get(address)
            except (OSError, EOFError, ValueError):
                connection.close()
                status = HTTPStatus.SERVICE_UNAVAILABLE
            visits.taken.append(time.monotonic() - at)
            visits.failed += status >= HTTPStatus.INTERNAL_SERVER_ERROR
    finally:
        connection.close()


class _Connection:
    """A connection that is kept, and opened anew where it was closed."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, address: str) -> int:
        """The status of the page's answer, which is read whole. Raises OSError, EOFError or
        ValueError where there is none."""
        reader, writer = self._streams or await asyncio.open_connection("127.0.0.1", self._port)
        self._streams = reader, writer
        writer.write(f"GET {address} HTTP/1.1\r\n{HEADERS}".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
        headers = dict(line.split(": ", 1) for line in head[1:] if line)
        await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection") == "close":
            self.close()
        return int(head[0].split()[1])

    def close(self) -> None:
        if self._streams:
            with suppress(OSError):
                self._streams[1].close()
            self._streams = None
