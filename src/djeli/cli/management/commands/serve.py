"""``djeli serve``: web workers and the clock, until SIGTERM or Ctrl-C."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from djeli.cli.edition_folder import refuse_missing_database
from djeli.cli.serving.address import Address
from djeli.cli.serving.preparation import add_serving_options, become_supervisor, prepare
from djeli.cli.serving.safety.weak_settings import weaknesses
from djeli.stories.new_edition import has_edition


class Command(BaseCommand):
    help = "Serve the edition: web workers and the clock."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        add_serving_options(parser)
        parser.add_argument(
            "--only",
            choices=["web", "clock"],
            help=("Run only the web workers, or only the clock."),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        has_web = options["only"] != "clock"
        address = Address(options["host"], options["port"]) if has_web else None
        refuse_missing_database()
        prepare(address, self.stdout.write, web=has_web)
        if not settings.DEMO_MARK.exists():
            for text in weaknesses(options["host"]):
                self.stderr.write(f"djeli: weak setting: {text}")
        if not has_edition():
            self.stdout.write(
                "There is no edition here yet. `djeli start NAME` creates one in a new "
                "folder; `djeli demo` builds a full one to try."
            )
        become_supervisor(options)
