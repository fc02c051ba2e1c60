"""``djeli comments export EMAIL``, ``erase EMAIL`` and ``recount``."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from djeli.comments.counts import recount_all
from djeli.comments.personal_data import erase, export


class Command(BaseCommand):
    help = "Export or delete a commenter’s data; recount comments."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        giving = verbs.add_parser("export", help="print all data about an address as JSON")
        giving.add_argument("email", metavar="EMAIL")
        erasing = verbs.add_parser("erase", help="delete all comments and data of an address")
        erasing.add_argument("email", metavar="EMAIL")
        erasing.add_argument("--json", action="store_true", help="print JSON")
        counting = verbs.add_parser("recount", help="recount the comments of every story")
        counting.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        match options["verb"]:
            case "export":
                told = export(_address(options["email"]))
                self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2, default=str))
            case "erase":
                count = erase(_address(options["email"]))
                self._tell("erased", count, "comments deleted", as_json=options["json"])
            case "recount":
                count = recount_all()
                self._tell("mended", count, "counts corrected", as_json=options["json"])

    def _tell(self, key: str, count: int, words: str, *, as_json: bool) -> None:
        self.stdout.write(json.dumps({key: count}) if as_json else f"{count} {words}")


def _address(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(f"{email!r} is not an e-mail address", returncode=2) from error
    return email
