"""More workers where much waits: processes that press a share of it each, and go when it is done.

A worker process begins here before Django is set up: nothing that knows a model is imported above.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from djeli.kit.garbage_collector import loading, settle

if TYPE_CHECKING:
    from djeli.press.store.store import Store

MODULE = "djeli.press.runs.workers"
MUCH = 400
"""Targets that wait, from which on it pays to start Django in another process."""


class Workers:
    """Starts as many processes beside this one as there are cores, where there is work for them."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []

    def are_busy(self) -> bool:
        """True while another process has work in hand."""
        return any(one.poll() is None for one in self._processes)

    def wanted(self, store: Store) -> int:
        """Into how many shares the work is divided now; the first is the caller's."""
        self._processes = [one for one in self._processes if one.poll() is None]
        if not self._processes:
            with store.reading() as reading:
                waiting = reading.queue.count()
            cores = len(os.sched_getaffinity(0))
            if waiting < MUCH or cores < 2:
                return 1
            self._processes = [_started(share, cores) for share in range(1, cores)]
        return len(self._processes) + 1

    def stop(self) -> None:
        """End those that still run; what they have in hand is pressed later."""
        for one in self._processes:
            one.terminate()
        for one in self._processes:
            one.wait()
        self._processes = []


def _started(share: int, of: int) -> subprocess.Popen[bytes]:
    """A process that presses ``share``. Not forked: the store may be open only once in a process
    and its children. Not by ``multiprocessing``: that keeps a process of 6 MB to tidy up after it.
    """
    command = [sys.executable, "-P", "-m", MODULE, str(share), str(of), str(os.getpid())]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 (our own module)


def press_share(share: int, of: int, parent: int) -> None:
    """In a process of its own: press a share of what waits until nothing of it is left, or until
    the process that asked for it is gone."""
    # Not above: a new process sets Django up before it imports models.
    import django

    with loading():
        django.setup()
        # Only now there are models.
        from djeli.press.runs.queue_step import press_waiting
        from djeli.press.store.current import current_store

    settle()
    while os.getppid() == parent:
        outcome = press_waiting(current_store(), share=(share, of))
        if not (outcome.pressed or outcome.gone or outcome.refused):
            return


if __name__ == "__main__":
    press_share(*map(int, sys.argv[1:]))
