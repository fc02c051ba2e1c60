"""``djeli stories relate [--all]``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from djeli.stories.related.backfill import read_again, unread


class Command(BaseCommand):
    help = "Look after the stories as a whole: find anew which are related to which."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        relate = verbs.add_parser(
            "relate", help="read the live stories that were never read, and relate them"
        )
        relate.add_argument("--all", action="store_true", help="read every live story again")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = unread(every=options["all"])
        title = "Relating stories"
        with tqdm(total=len(wanted), desc=title, disable=not sys.stderr.isatty()) as bar:
            for done in read_again(wanted):
                bar.update(done)
        self.stdout.write(f"{len(wanted)} stories are related.")
