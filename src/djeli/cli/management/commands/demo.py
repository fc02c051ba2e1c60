"""``djeli demo``: the Vardiafrica edition, built if there is none, then served."""

from __future__ import annotations

import argparse
import shlex
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from djeli.cli.serving.address import Address
from djeli.cli.serving.preparation import add_serving_options, become_supervisor, prepare
from djeli.demo import edition
from djeli.demo.users import PASSWORD, USERS

MOST_STORIES = 1_000_000


class Command(BaseCommand):
    help = "Build the Vardiafrica demo if there is no edition yet, then serve it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        add_serving_options(parser)
        parser.add_argument(
            "--stories", type=_stories, help="Generate stories until there are this many."
        )
        parser.add_argument(
            "--no-serve", action="store_true", help="Only build the edition; do not serve it."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        address = Address(options["host"], options["port"])
        is_served = not options["no_serve"]

        def build_where_there_is_none() -> None:
            settings.DEMO_MARK.touch()
            if edition.is_built():
                after = "serving it unchanged" if is_served else "nothing was changed"
                self._say(f"The edition already exists; {after}.")
            else:
                edition.build(options["stories"], self._say)

        prepare(address if is_served else None, self._say, build_where_there_is_none)
        if not is_served:
            self._say(f"\nTo serve it: djeli demo --data {shlex.quote(str(settings.DATA))}")
        self._introduce(address)
        if is_served:
            become_supervisor(options)

    def _say(self, line: str) -> None:
        """Print a line at once, also where the output goes to a file."""
        self.stdout.write(line)
        self.stdout.flush()

    def _introduce(self, address: Address) -> None:
        """Say who can log in to the demo."""
        width = max(len(person.email) for person in USERS)
        lines = [f"  {person.email:<{width}}  {person.role}" for person in USERS]
        self._say(f"\nLog in at {address.url}desk/ with the password {PASSWORD} as")
        self._say("\n".join(lines) + "\n")


def _stories(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_STORIES:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a number of stories (1 to {MOST_STORIES:,})"
        )
    return int(text)
