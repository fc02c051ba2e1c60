"""``djeli export DIR``: the whole site as files."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from tqdm import tqdm

from djeli.press.export.mirror import export
from djeli.press.store.current import current_store

MANY = 500
"""Pages, or files, after which it is said how many there were: where nobody sees a bar."""


class Command(BaseCommand):
    help = "Write the whole site as static files. A second run writes only what changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        with Telling(self.stdout) as telling:
            try:
                done = export(current_store(), options["folder"], telling.tell)
            except OSError as error:
                raise CommandError(_reason(error)) from error
        for address in done.missing:
            self.stderr.write(f"missing: {address} is linked by pages but not in the edition")
        for address, reason in done.failed.items():
            self.stderr.write(f"failed: {address}: {_in_one_line(reason)}")
        self.stdout.write(
            f"{done.written} files written, {done.same} unchanged, {done.removed} removed"
        )
        if done.failed:
            raise CommandError(f"{len(done.failed)} failed; files from an earlier export were kept")


class Telling:
    """Shows how far the work is: a bar on a terminal, else a line after each ``MANY``."""

    def __init__(self, lines: OutputWrapper) -> None:
        self._lines = lines
        self._bar = tqdm(disable=not sys.stderr.isatty(), unit="")
        self._what, self._count = "", 0

    def __enter__(self) -> Telling:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def tell(self, what: str, address: str) -> None:
        """One more of ``what`` is done."""
        if what != self._what:
            self._what, self._count = what, 0
            self._bar.reset()
            self._bar.set_description_str(what.capitalize(), refresh=False)
        self._count += 1
        self._bar.set_postfix_str(address[-40:], refresh=False)
        self._bar.update()
        if self._bar.disable and self._count % MANY == 0:
            self._lines.write(f"{self._count} {what}")
            self._lines.flush()


def _reason(error: OSError) -> str:
    """What is wrong with a file, without the system's number for it."""
    return f"{error.filename}: {error.strerror}" if error.filename else str(error)


def _in_one_line(reason: str) -> str:
    return " ".join(reason.split())
