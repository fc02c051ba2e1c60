"""Traces of processes that were ended by a fault of memory (SIGBUS, SIGSEGV, SIGABRT).

They go through a pipe to the supervisor, which needs no room on a disk that may be full. Whatever
is forked later writes into the same pipe.
"""

from __future__ import annotations

import faulthandler
import os
from contextlib import suppress

MOST = 1 << 16
"""Bytes of traces that are read at once."""


class Crashes:
    """From now on this process and those that it forks leave a trace when they crash."""

    def __init__(self) -> None:
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._reader, False)
        os.set_blocking(self._writer, False)
        faulthandler.enable(self._writer, all_threads=False)

    def close(self) -> None:
        """Let go of the pipe; traces are no longer kept."""
        faulthandler.disable()
        os.close(self._reader)
        os.close(self._writer)

    def trace(self) -> str:
        """What came since it was last asked for; empty if nothing crashed."""
        with suppress(BlockingIOError):
            return os.read(self._reader, MOST).decode(errors="replace")
        return ""
