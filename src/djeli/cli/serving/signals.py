"""Handles signals between two steps of a loop, instead of in the middle of one."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Sequence
from types import FrameType, TracebackType

STOP = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})


class Signals:
    """Within the ``with`` block the given signals are collected; ``wait`` hands them over.

    Only for a process's main thread. A signal that the parent told us to ignore (``nohup``) stays
    ignored.
    """

    def __init__(self, wanted: frozenset[signal.Signals]) -> None:
        self.wanted = {one for one in wanted if signal.getsignal(one) is not signal.SIG_IGN}
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._reader, False)
        os.set_blocking(self._writer, False)

    def __enter__(self) -> Signals:
        self._before = {one: signal.signal(one, _note) for one in self.wanted}
        self._wakeup_before = signal.set_wakeup_fd(self._writer, warn_on_full_buffer=False)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        signal.set_wakeup_fd(self._wakeup_before)
        for one, before in self._before.items():
            signal.signal(one, before)
        os.close(self._reader)
        os.close(self._writer)

    def wait(self, seconds: float, files: Sequence[int] = ()) -> set[signal.Signals]:
        """The signals that came, at once if any is there, else those of the next ``seconds``; none
        as soon as one of ``files`` (descriptors) can be read."""
        select.select([self._reader, *files], [], [], max(seconds, 0))
        try:
            numbers = os.read(self._reader, 4096)
        except BlockingIOError:
            return set()
        return {signal.Signals(number) for number in numbers} & self.wanted


def _note(number: int, frame: FrameType | None) -> None:
    """Python calls something for a signal to be written to the wakeup descriptor."""
