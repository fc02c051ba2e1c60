"""A process that must not outlive the one that started it.

Asking who the parent is works on every Unix and survives `kill -9` of the parent, which no signal
handler or clean-up code of the parent's does.
"""

from __future__ import annotations

import os
import signal
import threading
import time

PAUSE = 0.5
"""Seconds between two looks at the parent."""


def tie_to(parent: int, grace: float) -> None:
    """From now on stop this process when the process ``parent`` is gone.

    It gets SIGTERM, as if it was asked to stop; after ``grace`` seconds it ends whatever it does.
    """
    threading.Thread(target=_watch, args=(parent, grace), name="tether", daemon=True).start()


def _watch(parent: int, grace: float) -> None:
    while os.getppid() == parent:
        time.sleep(PAUSE)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(grace)
    os._exit(1)
