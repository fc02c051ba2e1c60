"""``python -m djeli.cli.serving``: the supervisor that `djeli serve` becomes."""

from __future__ import annotations

import argparse
import os
import sys

from djeli.cli.refusals import RefusedError
from djeli.cli.serving.address import Address, port_number, refuse_taken
from djeli.cli.serving.child_process import Child
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
    parent = ["--parent", str(os.getpid())]
    children, has_web = [], options.only != "clock"
    if has_web:
        where = ["--host", address.host, "--port", str(address.port)]
        workers = ["--workers", str(options.workers)]
        children.append(Child("web", ["djeli.cli.serving.web", *where, *workers, *parent]))
    # A machine without a clock of its own still has its own press to keep.
    alone = ["--press-only"] if options.only == "web" else []
    children.append(Child("press" if alone else "clock", ["djeli.cli", "clock", *alone, *parent]))
    try:
        if has_web:
            refuse_taken(address)
        Supervisor(children, address if has_web else None).run()
    except RefusedError as error:
        print(f"djeli: {error}", file=sys.stderr)
        return error.code
    return 0


if __name__ == "__main__":
    sys.exit(main())
