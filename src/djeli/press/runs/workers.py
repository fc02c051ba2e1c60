"""More hands where much waits: processes that press a share of it each, and go when it is done."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.process import BaseProcess

from djeli.press.runs.worker_process import press_share
from djeli.press.store.store import Store

MUCH = 400
"""Targets that wait, from which on it pays to start Django in another process."""


class Workers:
    """Starts as many processes beside this one as there are cores, where there is work for them."""

    def __init__(self) -> None:
        self._processes: list[BaseProcess] = []

    def are_busy(self) -> bool:
        """True while another process has work in hand."""
        return any(one.is_alive() for one in self._processes)

    def wanted(self, store: Store) -> int:
        """Into how many shares the work is divided now; the first is the caller's."""
        self._processes = [one for one in self._processes if one.is_alive()]
        if not self._processes:
            with store.reading() as reading:
                waiting = reading.queue.count()
            cores = len(os.sched_getaffinity(0))
            if waiting < MUCH or cores < 2:
                return 1
            # Not forked: the store may be open only once in a process and its children.
            context = multiprocessing.get_context("spawn")
            for share in range(1, cores):
                one = context.Process(
                    target=press_share, args=(share, cores, os.getpid()), daemon=True
                )
                one.start()
                self._processes.append(one)
        return len(self._processes) + 1
