"""How long the parts of a step take."""

from __future__ import annotations

import time


class Stopwatch:
    """Runs from the beginning; ``parts`` has the seconds of each part that has ended."""

    def __init__(self) -> None:
        self._started = self._last = time.perf_counter()
        self.parts: dict[str, float] = {}

    def end(self, part: str) -> None:
        """What was done since the last part, or since the beginning, was ``part``."""
        now = time.perf_counter()
        self.parts[part] = self.parts.get(part, 0.0) + now - self._last
        self._last = now

    @property
    def seconds(self) -> float:
        """Seconds since the beginning."""
        return time.perf_counter() - self._started
