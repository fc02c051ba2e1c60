"""``djeli wire ingest PATH... [--json]`` and ``djeli wire pull``."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from djeli.wire.ingestion import Result, files_in, ingest


class Command(BaseCommand):
    help = "Import agency copy from files: ninjs and NewsML-G2."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        taking = verbs.add_parser("ingest", help="import files and folders into the inbox")
        taking.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        taking.add_argument("--json", action="store_true", help=("print one line of JSON per item"))
        verbs.add_parser("pull", help="fetch new items from configured sources")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "pull":
            self.stdout.write("No source is configured. Import files with `djeli wire ingest`.")
            return
        self._ingest(options["paths"], as_json=options["json"])

    def _ingest(self, paths: list[Path], *, as_json: bool) -> None:
        files = files_in(paths)
        counts = Counter[str]()
        with tqdm(ingest(files), disable=not sys.stderr.isatty(), unit=" items") as results:
            for result in results:
                counts[result.outcome] += 1
                line = json.dumps(asdict(result), ensure_ascii=False) if as_json else plain(result)
                self.stdout.write(line)
        if not as_json:
            told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
            self.stdout.write(f"{len(files)} files: {told or 'no items found'}")
        if counts["refused"]:
            raise CommandError(f"{counts['refused']} refused; all others were imported")


def plain(result: Result) -> str:
    """A result as one line for people."""
    what = result.headline or result.guid or Path(result.source).name
    where = "" if what == Path(result.source).name else f" [{Path(result.source).name}]"
    why = f": {result.reason}" if result.reason else ""
    return f"{result.outcome:<8} {what}{where}{why}"
