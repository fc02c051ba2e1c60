"""The web workers: one granian forks them, replaces a dead one and passes on the signal to stop.

The supervisor calls ``serve``; ``python -m djeli.cli.serving.web`` runs web workers alone. What
opens files or connections is made in the workers only.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
from functools import partial
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels

from djeli.cli.intake import event_loop
from djeli.cli.intake.desk_line import lead_to
from djeli.cli.serving.address import port_number
from djeli.cli.serving.child_process import name_process
from djeli.cli.serving.parent_watch import tie_to

TARGET = "djeli.config.rsgi:application"
HEADERS_WITHIN = 10
"""Seconds for the head of a request, and for which a connection may stand idle between two."""
CONNECTIONS = 8192
"""Connections that one worker holds at once: most of them wait, and cost some kilobytes."""
BACKLOG = 2048
"""Connections that may wait to be accepted."""
LARGEST_HEAD = 64 * 1024
"""Bytes of a request's head."""
SWITCH = 0.001
"""Seconds after which a page that is being made lets the answers of what is ready go first."""
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
    serve(options.host, options.port, options.workers, options.parent)


def serve(host: str, port: int, workers: int, parent: int, desk: str = "") -> None:
    """As ``main``, in a process that ``parent`` has started. ``desk`` is the socket of the desk's
    process; without one, workers do its work themselves."""
    lead_to(desk)
    tie_to(parent, grace=DRAIN + 1)
    event_loop.register()
    server = Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        # Without upgrades to HTTP/2: one connection would be hundreds of requests at once.
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=HEADERS_WITHIN * 1000, max_buffer_size=LARGEST_HEAD
        ),
        loop=Loops.asyncio,
        workers=workers,
        backlog=BACKLOG,
        backpressure=_open_files(),
        respawn_failed_workers=True,
        workers_kill_timeout=DRAIN,
        log_level=LogLevels.warning,
        websockets=False,
    )
    server.serve(target_loader=partial(_load, os.getpid()))


def _open_files() -> int:
    """How many connections a worker may hold: as many as it may have open files, but for some."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + 512
    if soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(min(CONNECTIONS, soft - 512), 64)


def _load(parent: int, target: str) -> Any:
    """In a new worker: tie it to granian, then load the site."""
    # Forked with granian's own handlers, a worker that is still loading would not heed a stop.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    tie_to(parent, grace=1)
    name_process("worker")
    sys.setswitchinterval(SWITCH)
    module, name = target.split(":")
    return getattr(import_module(module), name)


if __name__ == "__main__":
    main()
