"""More workers where much waits: processes that press a share of it each, and go when it is done.

A worker process begins here before Django is set up: nothing that knows a model is imported above.
"""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def press_share(share: int, of: int, parent: int) -> None:
    """In a process of its own: press a share of what waits until nothing of it is left, or until
    the process that asked for it is gone."""
    # Not above: a new process sets Django up before it imports models.
    import django

    django.setup()
    # Only now there are models.
    from djeli.kit.garbage_collector import settle
    from djeli.press.runs.queue_step import press_waiting
    from djeli.press.store.current import current_store

    settle()
    while os.getppid() == parent:
        outcome = press_waiting(current_store(), share=(share, of))
        if not (outcome.pressed or outcome.gone or outcome.refused):
            return
