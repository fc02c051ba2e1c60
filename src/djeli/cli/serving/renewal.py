"""When the clock is started anew: it has grown, and has nothing to do.

Python keeps what it has used for later, and what is written to is no longer shared with the other
processes. After the work of a start (pages pressed, compressed and indexed, pictures cut) a clock
has some 40 MB of its own that a new one, forked by the supervisor, does without.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

GROWN = 24 << 20
"""Bytes that a clock has taken since its start, from which on it pays to start anew."""
REST = 20.0
"""Seconds in which nothing was to be done."""
FIRST_LIFE = 60.0
LATER_LIFE = 3600.0
"""Seconds that a clock lives at least: what grows again at once must not start anew all day."""
STATUS = Path("/proc/self/status")


class Renewal:
    """Says when a clock may end to be started anew; ``worked_at`` gives when it last had more to
    do, by ``time.monotonic``. Where the system does not tell a process's memory (proc(5) of Linux
    does) that is never."""

    def __init__(self, worked_at: Callable[[], float], *, is_first: bool) -> None:
        self._worked_at = worked_at
        self._until = time.monotonic() + (FIRST_LIFE if is_first else LATER_LIFE)
        self._began_with = own_memory()

    def is_due(self) -> bool:
        """True if this is a moment for it."""
        now = time.monotonic()
        if now < self._until or now - self._worked_at() < REST:
            return False
        return own_memory() - self._began_with > GROWN


def own_memory() -> int:
    """Bytes of anonymous memory of this process, with what it shares; 0 where that is not known."""
    try:
        lines = STATUS.read_text().splitlines()
    except OSError:
        return 0
    sizes = (line.split()[1] for line in lines if line.startswith("RssAnon:"))
    return int(next(sizes, "0")) << 10
