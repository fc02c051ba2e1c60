"""``djeli bench [NAME...] [--json]``."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from djeli.bench import editions, mailing, publishing, rendering, searching, serving

Measurement = Callable[[], Iterable[Any]]
MEASUREMENTS: dict[str, Measurement] = {
    "render": rendering.costs,
    "publish": publishing.publications,
    "serve": serving.throughput,
    "newsletter": mailing.mailings,
    "search": searching.searches,
}
SIZES = {
    "render": (100, 10_000),
    "publish": (1_000, 10_000),
    "serve": (100,),
    "newsletter": (100,),
    "search": (100_000,),
}


class Command(BaseCommand):
    help = "Measure the product, always beside a reference in the same run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "names", nargs="*", metavar="NAME", help=f"of {', '.join(MEASUREMENTS)}; all without"
        )
        parser.add_argument("--json", action="store_true", help="figures for a machine")
        parser.add_argument("--here", action="store_true", help="on this data folder, as it is")
        parser.add_argument(
            "--sizes", type=int, nargs="+", metavar="N", help="numbers of stories to measure at"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        names = options["names"] or list(MEASUREMENTS)
        unknown = sorted(set(names) - set(MEASUREMENTS))
        if unknown:
            raise CommandError(
                f"no such measurement: {', '.join(unknown)}; known: {', '.join(MEASUREMENTS)}",
                returncode=2,
            )
        rows: list[dict[str, Any]] = []
        for name in names:
            found = self._here(name) if options["here"] else self._at(name, options["sizes"])
            rows += found
            if not options["json"]:
                self._table(found)
        if options["json"]:
            self.stdout.write(json.dumps(rows))

    def _here(self, name: str) -> list[dict[str, Any]]:
        try:
            return [
                {"bench": name, **asdict(row), "ratio": round(row.ratio, 2)}
                for row in MEASUREMENTS[name]()
            ]
        except LookupError as error:
            raise CommandError(str(error)) from error

    def _at(self, name: str, sizes: list[int] | None) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        try:
            for size in sizes or SIZES[name]:
                with editions.edition(size) as folder:
                    rows += editions.measured(folder, "bench", name, "--here")
        except RuntimeError as error:
            raise CommandError(str(error)) from error
        return rows

    def _table(self, rows: list[dict[str, Any]]) -> None:
        """The rows of one measurement, under the names of their figures."""
        names = [name for name in rows[0] if name != "bench"]
        table = [[name.replace("_", " ") for name in names]]
        table += [[_written(row[name]) for name in names] for row in rows]
        widths = [max(len(line[place]) for line in table) for place in range(len(names))]
        for line in table:
            cells = zip(line, widths, strict=True)
            self.stdout.write("  ".join(cell.rjust(width) for cell, width in cells))
        self.stdout.write("")


def _written(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
