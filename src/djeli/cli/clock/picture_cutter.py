"""Cuts the renditions of pictures that were uploaded or published, in a thread."""

from __future__ import annotations

import os
import sys
import threading
import time

from django.db import close_old_connections

from djeli.cli.clock.followers import Follower
from djeli.web.files import cutting

AT_REST = 15
"""How much other work goes first (nice)."""


class PictureCutter(Follower):
    """One picture at a time, with at most half of a core: readers have a rendition of each shape
    already, and see the nearest one until the others are cut."""

    def __init__(self, *, sweeps: bool = True) -> None:
        super().__init__("cutter", "cutting of pictures")
        self._sweep: cutting.Sweep | None = cutting.Sweep() if sweeps else None

    def run(self) -> None:
        if sys.platform == "linux":  # where a thread has a rank of its own
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), AT_REST)
        super().run()

    def step(self) -> bool:
        close_old_connections()
        began = time.monotonic()
        is_busy = cutting.step()
        if self._sweep is not None:
            # Between two pictures: what readers see must not wait behind the rest of the archive.
            if self._sweep.step():
                is_busy = True
            else:
                self._sweep = None
        if is_busy:
            self._stop_asked.wait(time.monotonic() - began)
        return is_busy
