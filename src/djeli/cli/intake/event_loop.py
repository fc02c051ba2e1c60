"""An event loop for granian that lets a request be answered where it arrives.

granian makes a coroutine of each request in a thread of its own, and hands it to the loop's thread.
For a page that is ready, that step between threads takes longer than the answer. Here the coroutine
runs at once, up to its first pause (``await asyncio.sleep(0)``); only what pauses goes to the loop.
Were granian to hand over something else, requests would just be answered by the loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import Context
from types import CoroutineType
from typing import Any

from granian import loops


class EagerLoop(asyncio.SelectorEventLoop):
    """Runs what other threads hand over up to its first pause, in the thread that does so."""

    def call_soon_threadsafe(  # type: ignore[override]
        self, callback: Callable[..., Any], *args: Any, context: Context | None = None
    ) -> Any:
        if args and type(args[0]) is CoroutineType:
            try:
                args[0].send(None)
            except StopIteration:
                return None
        return super().call_soon_threadsafe(callback, *args, context=context)


def register() -> None:
    """Let granian know of the loop."""
    loops.register("asyncio")(EagerLoop)
