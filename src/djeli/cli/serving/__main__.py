"""``python -m djeli.cli.serving``: the supervisor that `djeli serve` becomes."""

from __future__ import annotations

import argparse
import os
import sys

from djeli.cli.main import main as run_command
from djeli.cli.refusals import RefusedError
from djeli.cli.serving import shared_code, web
from djeli.cli.serving.address import Address, port_number, refuse_taken
from djeli.cli.serving.child_process import IS_FORKED, Child
from djeli.cli.serving.supervisor import Supervisor


def main() -> int:
    """Serve until asked to stop. The answer is the exit code."""
    parser = argparse.ArgumentParser(prog="python -m djeli.cli.serving")
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=port_number, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--only", choices=["web", "clock"])
    options = parser.parse_args()
    address = Address(options.host, options.port)
    children, has_web, parent = [], options.only != "clock", os.getpid()
    if has_web:
        where = (address.host, address.port, options.workers, parent)
        children.append(Child("web", web.serve, *where))
    # A machine without a clock of its own still has its own press to keep.
    alone = ["--press-only"] if options.only == "web" else []
    words = ["clock", *alone, "--parent", str(parent)]
    children.append(Child("press" if alone else "clock", run_command, words))
    try:
        if has_web:
            refuse_taken(address)
        if IS_FORKED:
            shared_code.load()
        Supervisor(children, address if has_web else None).run()
    except RefusedError as error:
        print(f"djeli: {error}", file=sys.stderr)
        return error.code
    return 0


if __name__ == "__main__":
    sys.exit(main())
