"""Threads for one kind of request: a few, with a queue that has an end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from djeli.cli.intake.limits import Refused

Result = TypeVar("Result")
PATIENCE = 10.0
"""Seconds that a request waits for a thread at most: after that the client has mostly left."""


class Pool:
    """Up to ``threads`` requests are worked on at once, and ``waiting`` more may wait."""

    def __init__(self, name: str, threads: int, waiting: int) -> None:
        self._most_waiting = waiting
        self._waiting = 0
        self._free = asyncio.Semaphore(threads)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def run(self, work: Callable[[], Result], patience: float = PATIENCE) -> Result:
        """What ``work`` gives. Raises Refused (503) where no thread is free in time."""
        await self._wait(patience)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        finally:
            self._free.release()

    async def _wait(self, patience: float) -> None:
        if self._free.locked() and self._waiting >= self._most_waiting:
            raise Refused(503)
        self._waiting += 1
        try:
            async with asyncio.timeout(patience):
                await self._free.acquire()
        except TimeoutError:
            raise Refused(503) from None
        finally:
            self._waiting -= 1
