"""``djeli bench [NAME...] [--json]``."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from djeli.bench import editions, rendering

NAMES = ("render",)
SIZES = (100, 10_000)


class Command(BaseCommand):
    help = "Measure the product, always beside a reference in the same run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}; all without"
        )
        parser.add_argument("--json", action="store_true", help="figures for a machine")
        parser.add_argument("--here", action="store_true", help="on this data folder, as it is")
        parser.add_argument(
            "--sizes",
            type=int,
            nargs="+",
            default=list(SIZES),
            metavar="N",
            help="numbers of stories at which to measure (100 and 10,000)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        unknown = set(options["names"]) - set(NAMES)
        if unknown:
            raise CommandError(
                f"no such measurement: {', '.join(sorted(unknown))}; known: {', '.join(NAMES)}",
                returncode=2,
            )
        rows = self._here() if options["here"] else self._at(options["sizes"])
        if options["json"]:
            self.stdout.write(json.dumps(rows))
        else:
            self._table(rows)

    def _here(self) -> list[dict[str, Any]]:
        try:
            return [{**asdict(cost), "ratio": round(cost.ratio, 2)} for cost in rendering.costs()]
        except LookupError as error:
            raise CommandError(str(error)) from error

    def _at(self, sizes: list[int]) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        try:
            for size in sizes:
                with editions.edition(size) as folder:
                    rows += editions.measured(folder, "bench", "render", "--here")
        except RuntimeError as error:
            raise CommandError(str(error)) from error
        return rows

    def _table(self, rows: list[dict[str, Any]]) -> None:
        self.stdout.write("page      stories   CPU ms  queries  HTML kB  x template alone")
        for row in rows:
            self.stdout.write(
                f"{row['page']:<9} {row['stories']:>7,} {row['cpu_ms']:>8.2f} {row['queries']:>8}"
                f" {row['html_bytes'] / 1000:>8.1f} {row['ratio']:>8.2f}"
            )
