"""``djeli start NAME``: found an edition of one's own."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from djeli.cli.serving.preparing import migrate
from djeli.cli.starting import edition_name
from djeli.demo.lending import lay_how_we_count
from djeli.desk.welcome.invitation import invite
from djeli.stories.api import found_edition, is_founded

NEXT = """
{name} is founded in {folder}.

1. Serve it:          djeli serve --data {quoted}
2. Open, once, to make the publisher's account and to name the edition:
   {link}
   The link works until it was used. Who loses it: djeli createsuperuser --data {quoted}
3. Log in afterwards: {desk}
"""


class Command(BaseCommand):
    help = "Found an empty edition of your own in a new folder."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "name", help="The folder to make, and the edition's name (with --data: the name alone)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = settings.DATA
        migrate(self.stdout.write)
        if is_founded():
            raise CommandError(f"there is an edition in the database of {folder} already")
        name = edition_name(options["name"])
        lay_how_we_count(found_edition(name))
        base = settings.BASE_URL
        link = f"{base}/desk/welcome/?token={invite()}"
        quoted = shlex.quote(str(folder))
        self.stdout.write(
            NEXT.format(name=name, folder=folder, quoted=quoted, link=link, desk=f"{base}/desk/")
        )
