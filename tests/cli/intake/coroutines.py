"""Running coroutines in tests: a browser's tests leave a loop running in the main thread."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def played(play: Coroutine[Any, Any, Any]) -> Any:
    """What ``play`` gives, run in a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, play).result()
