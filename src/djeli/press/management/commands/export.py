"""``djeli export DIR``: the whole site as files."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from djeli.press.current import current_store
from djeli.press.exporting import export


class Command(BaseCommand):
    help = (
        "Write the whole site as files that anything can serve; a second run writes what changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(disable=not sys.stderr.isatty(), unit=" files") as bar:

            def progress(address: str) -> None:
                bar.set_postfix_str(address[-40:], refresh=False)
                bar.update()

            try:
                written, same, removed = export(current_store(), options["folder"], progress)
            except OSError as error:
                raise CommandError(str(error)) from error
        self.stdout.write(f"{written} files written, {same} as they were, {removed} removed")
