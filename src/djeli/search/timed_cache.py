"""Answers equal questions within seconds from memory."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar
from weakref import WeakSet

Answer = TypeVar("Answer")

_all: WeakSet[TimedCache[Any]] = WeakSet()


class TimedCache(Generic[Answer]):
    """Up to ``most`` answers of this process, each for ``seconds``."""

    def __init__(self, most: int = 200, seconds: float = 10.0) -> None:
        self.most = most
        self.seconds = seconds
        self._kept: OrderedDict[Hashable, tuple[float, Answer]] = OrderedDict()
        self._lock = threading.Lock()
        _all.add(self)

    def of(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer under ``key``, made where it is not there or too old."""
        now = time.monotonic()
        with self._lock:
            known = self._kept.get(key)
        if known and now - known[0] < self.seconds:
            return known[1]
        made = make()
        with self._lock:
            self._kept[key] = now, made
            self._kept.move_to_end(key)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return made

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()


def forget() -> None:
    """Forget all answers, as where another database is looked at."""
    for one in _all:
        one.forget()
