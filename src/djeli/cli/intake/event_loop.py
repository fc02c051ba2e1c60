"""An event loop for granian that lets a request be answered where it arrives.

granian makes a coroutine of each request in a thread of its own, and hands it to the loop's thread.
For a page that is ready, that step between threads takes longer than the answer. Here the coroutine
runs at once, up to its first pause (``await asyncio.sleep(0)``); only what pauses goes to the loop.
One that waits for its body by ``finished`` goes on in the thread in which the body came, without a
task; one sweep of the loop ends all such waits that take too long. Were granian to hand over
something else, requests would just be answered by the loop.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Generator
from contextvars import Context
from types import CoroutineType
from typing import Any

from granian import loops

SWEEP_EVERY = 0.5
"""Seconds between two looks for waits that take too long."""

_here = threading.local()


class _Wait:
    """A coroutine's wait for granian's ``future``, until ``deadline`` at most."""

    __slots__ = ("coroutine", "deadline", "future", "loop", "schedule")
    loop: EagerLoop
    coroutine: Any
    schedule: Callable[..., Any]

    def __init__(self, future: Any, seconds: float) -> None:
        self.future = future
        self.deadline = time.monotonic() + seconds

    def __await__(self) -> Generator[_Wait, None, Any]:
        yield self
        if not self.future.done():
            raise TimeoutError
        return self.future.result()

    def __call__(self, future: object) -> None:
        """The future is done."""
        self.loop.go_on(self)


async def finished(future: Any, seconds: float) -> Any:
    """The result of granian's ``future``. Raises TimeoutError, or what the future raises."""
    if future.done():
        return future.result()
    if getattr(_here, "is_eager", False):
        return await _Wait(future, seconds)
    async with asyncio.timeout(seconds):
        return await future


class EagerLoop(asyncio.SelectorEventLoop):
    """Runs what other threads hand over up to its first pause, in the thread that does so."""

    def __init__(self) -> None:
        super().__init__()
        self._waits: dict[_Wait, None] = {}
        self._sweeper: asyncio.TimerHandle | None = None

    def call_soon_threadsafe(  # type: ignore[override]
        self, callback: Callable[..., Any], *args: Any, context: Context | None = None
    ) -> Any:
        if type(callback) is _Wait:
            return callback(*args)
        if args and type(args[0]) is CoroutineType and self._ran(args[0], callback):
            return None
        return super().call_soon_threadsafe(callback, *args, context=context)

    def call_soon(  # type: ignore[override]
        self, callback: Callable[..., Any], *args: Any, context: Context | None = None
    ) -> Any:
        if type(callback) is _Wait:  # whose future was done before it was asked to tell
            return callback(*args)
        return super().call_soon(callback, *args, context=context)

    def run_forever(self) -> None:
        if self._sweeper is None:
            self._sweep()
        super().run_forever()

    def go_on(self, wait: _Wait) -> None:
        """End the wait, if nobody has: its coroutine goes on in this thread."""
        if self._waits.pop(wait, wait) is None and not self._ran(wait.coroutine, wait.schedule):
            super().call_soon_threadsafe(wait.schedule, wait.coroutine)

    def _ran(self, coroutine: Any, schedule: Callable[..., Any]) -> bool:
        """True if the coroutine ended, or waits; False if the loop is to go on with it."""
        _here.is_eager = True
        try:
            waits_for = coroutine.send(None)
        except StopIteration:
            return True
        finally:
            _here.is_eager = False
        if type(waits_for) is not _Wait:
            return False
        waits_for.loop, waits_for.coroutine, waits_for.schedule = self, coroutine, schedule
        self._waits[waits_for] = None
        waits_for.future.add_done_callback(waits_for)
        return True

    def _sweep(self) -> None:
        now = time.monotonic()
        for wait in list(self._waits):
            if wait.deadline > now:
                break  # those behind it began later
            self.go_on(wait)
        self._sweeper = self.call_later(SWEEP_EVERY, self._sweep)


def register() -> None:
    """Let granian know of the loop."""
    loops.register("asyncio")(EagerLoop)
