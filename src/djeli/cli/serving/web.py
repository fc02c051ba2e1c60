"""The web workers: one granian forks them, replaces a dead one and passes on the signal to stop.

Run by the supervisor as ``python -m djeli.cli.serving.web``. Django is loaded in the workers only.
"""

from __future__ import annotations

import argparse
import os
import signal
from functools import partial
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from djeli.cli.serving.address import port_number
from djeli.cli.serving.tether import tie_to

TARGET = "djeli.config.wsgi:application"
THREADS = 4
"""Requests that one worker has in hand at once: one that waits (a slow disk, a picture being cut)
does not hold up the others, and more would only fight for the interpreter."""
DRAIN = 6
"""Seconds that a worker has to finish what it has in hand when it is asked to stop."""


def main() -> None:
    """Serve until SIGTERM or SIGINT, or until the process that started us is gone."""
    parser = argparse.ArgumentParser(prog="python -m djeli.cli.serving.web")
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=port_number, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--parent", type=int, required=True)
    options = parser.parse_args()
    tie_to(options.parent, grace=DRAIN + 1)
    server = Granian(
        TARGET,
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=DRAIN,
        log_level=LogLevels.warning,
        websockets=False,
    )
    server.serve(target_loader=partial(_load, os.getpid()))


def _load(parent: int, target: str) -> Any:
    """In a new worker: tie it to granian, then load the site."""
    # Forked with granian's own handlers, a worker that is still loading would not heed a stop.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    tie_to(parent, grace=1)
    module, name = target.split(":")
    return getattr(import_module(module), name)


if __name__ == "__main__":
    main()
