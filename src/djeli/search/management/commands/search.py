"""``djeli search status | rebuild [--json]``."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from djeli.search.index import updates
from djeli.search.index.status import status


class Command(BaseCommand):
    help = "Check or rebuild the search index."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        for name, text in (
            ("status", "show indexed stories, pending changes and errors"),
            ("rebuild", "rebuild the index; searches keep working meanwhile"),
        ):
            verb = verbs.add_parser(name, help=text)
            verb.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"_{options['verb']}")(as_json=options["json"])

    def _status(self, *, as_json: bool) -> None:
        found = status()
        if as_json:
            self.stdout.write(json.dumps(found))
        else:
            for name, value in found.items():
                told = "none" if value in (None, "") else value
                self.stdout.write(f"{name.replace('_', ' '):<10} {told}")
        if found["trouble"]:
            raise CommandError(f"indexing has stopped: {found['trouble']}")

    def _rebuild(self, *, as_json: bool) -> None:
        started, written = time.perf_counter(), 0
        updates.begin_anew()
        total = status()["stories"]
        with tqdm(total=total, disable=not sys.stderr.isatty(), unit=" stories") as bar:
            while True:
                done = updates.step()
                written += done.written
                bar.update(done.written)
                if not done.has_more:
                    break
        seconds = round(time.perf_counter() - started, 2)
        if as_json:
            self.stdout.write(json.dumps({"indexed": written, "seconds": seconds}))
        else:
            self.stdout.write(f"{written} stories indexed in {seconds} s")
