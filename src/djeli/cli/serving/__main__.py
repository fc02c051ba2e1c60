"""``python -m djeli.cli.serving``: the supervisor that `djeli serve` becomes."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path

from django.conf import settings

from djeli.cli.main import main as run_command
from djeli.cli.refusals import RefusedError
from djeli.cli.serving import desk_process, shared_code, web
from djeli.cli.serving.address import Address, port_number, refuse_taken
from djeli.cli.serving.child_process import IS_FORKED, Child
from djeli.cli.serving.store_watch import StoreWatch, store_folders
from djeli.cli.serving.supervisor import Supervisor, say
from djeli.kit.sqlite_files import never_create


def main() -> int:
    """Serve until asked to stop. The answer is the exit code."""
    parser = argparse.ArgumentParser(prog="python -m djeli.cli.serving")
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=port_number, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--only", choices=["web", "clock"])
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "djeli.config.settings")
    address = Address(options.host, options.port) if options.only != "clock" else None
    try:
        if address:
            refuse_taken(address)
        never_create()
        if IS_FORKED:
            shared_code.load()
        watch, zone = StoreWatch(_folders, say), Path(settings.TIME_ZONE_FILE)
        # Not in the data folder: a socket's path has at most 107 bytes.
        with tempfile.TemporaryDirectory(prefix="djeli-") as sockets:
            children = [*_web(address, options.workers, f"{sockets}/desk"), _clock(options.only)]
            has_other_settings = Supervisor(children, address, watch, zone).run()
        if has_other_settings:
            # As it was called: what the old process has loaded goes by the old settings.
            os.execv(sys.executable, sys.orig_argv)  # noqa: S606 (our own module)
    except RefusedError as error:
        print(f"djeli: {error}", file=sys.stderr)
        return error.code
    return 0


def _web(address: Address | None, workers: int, desk: str) -> list[Child]:
    """Who answers readers, and who works for the desk when somebody is there; ``desk`` is where the
    socket between them is made."""
    if address is None:
        return []
    parent = os.getpid()
    web_workers = Child("web", web.serve, address.host, address.port, workers, parent, desk)
    web_workers.reopen_signal = signal.SIGHUP
    listener = desk_process.listen(desk)
    desk_worker = Child("desk", desk_process.serve, listener, parent)
    desk_worker.listener = listener
    return [web_workers, desk_worker]


def _clock(only: str | None) -> Child:
    # A machine without a clock of its own still has its own press to keep.
    alone = ["--press-only"] if only == "web" else []
    words = ["clock", *alone, "--parent", str(os.getpid())]
    clock = Child("press" if alone else "clock", run_command, words)
    clock.later = ([*words, "--renewed"],)
    return clock


def _folders() -> list[Path]:
    return store_folders(settings.PRESS_ROOT, settings.DATA / "views")


if __name__ == "__main__":
    sys.exit(main())
