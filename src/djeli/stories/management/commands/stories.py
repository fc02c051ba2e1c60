"""``djeli stories relate [--all]``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from djeli.stories.related.backfill import read_again, unread


class Command(BaseCommand):
    help = "Find related stories again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        relate = verbs.add_parser(
            "relate", help="find related stories for live stories that have none yet"
        )
        relate.add_argument("--all", action="store_true", help="do so for every live story")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = unread(every=options["all"])
        title = "Relating stories"
        with tqdm(total=len(wanted), desc=title, disable=not sys.stderr.isatty()) as bar:
            for done in read_again(wanted):
                bar.update(done)
        self.stdout.write(f"{len(wanted)} stories have been related.")
