"""``djeli start NAME``: found an edition of one's own."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from djeli.cli.edition_folder import edition_name
from djeli.cli.serving.preparation import migrate
from djeli.desk.welcome.invitation import invite
from djeli.stories.first_pages.how_we_count import add_how_we_count
from djeli.stories.first_pages.starter_policies import add_starter_policies
from djeli.stories.new_edition import create_edition, has_edition

NEXT = """
{name} was created in {folder}.

1. Serve it:      djeli serve --data {quoted}
2. Open this link to create the publisher's account and name the edition:
   {link}
   It works once. If you lose it: djeli createsuperuser --data {quoted}
3. Then log in:   {desk}
"""


class Command(BaseCommand):
    help = "Create an empty edition in a new folder."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "name",
            help=(
                "The folder to create, which also names the edition. With --data: only the name."
            ),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = settings.DATA
        migrate(self.stdout.write)
        if has_edition():
            raise CommandError(f"there is already an edition in the database of {folder} already")
        name = edition_name(options["name"])
        front = create_edition(name)
        add_how_we_count(front)
        add_starter_policies(front)
        base = settings.BASE_URL
        link = f"{base}/desk/welcome/?token={invite()}"
        quoted = shlex.quote(str(folder))
        self.stdout.write(
            NEXT.format(name=name, folder=folder, quoted=quoted, link=link, desk=f"{base}/desk/")
        )
