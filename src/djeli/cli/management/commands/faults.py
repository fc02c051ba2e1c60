"""``djeli faults [--json]``."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from djeli.bench.service import faults


class Command(BaseCommand):
    help = "Break a served copy of the edition in many ways, and time how it heals."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        found = []
        try:
            for one in faults.healings():
                found.append(one)
                if not options["json"]:
                    self._tell(one)
        except LookupError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps([asdict(one) for one in found]))
        if sick := [one.fault for one in found if one.healed_after < 0]:
            raise CommandError(f"not healed: {'; '.join(sick)}")

    def _tell(self, one: faults.Healing) -> None:
        healed = f"{one.healed_after:.1f} s" if one.healed_after >= 0 else "not healed"
        readers = f"{one.right} right, {one.errors} errors, {one.unanswered} unanswered"
        self.stdout.write(f"{one.fault:<58} {healed:>10}   {readers}")
        self.stdout.flush()
