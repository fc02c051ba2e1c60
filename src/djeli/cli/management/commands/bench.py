"""``djeli bench [NAME...] [--json]``."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from djeli.bench import (
    beacon,
    cold_renders,
    editions,
    newsletters,
    pace,
    publications,
    searches,
    section_renames,
    throughput,
)
from djeli.bench.desk import waits
from djeli.bench.service import desk_load, memory, worker_memory
from djeli.bench.transfer import weight

Measurement = Callable[[], Iterable[Any]]
MEASUREMENTS: dict[str, Measurement] = {
    "render": cold_renders.costs,
    "publish": publications.publications,
    "rename": section_renames.renamings,
    "memory": memory.footprints,
    "worker": worker_memory.keepings,
    "desk": desk_load.waits,
    "screens": waits.waits,
    "serve": throughput.throughput,
    "newsletter": newsletters.mailings,
    "search": searches.searches,
    "beacon": beacon.reports,
    "weight": weight.weights,
}
SIZES = {
    "render": (1_000, 10_000),
    "publish": (1_000, 10_000, 100_000),
    "rename": (100_000,),
    "memory": (1_000,),
    "worker": (1_000, 100_000),
    "desk": (1_000,),
    "screens": (1_000, 100_000),
    "serve": (1_000,),
    "newsletter": (1_000,),
    "search": (100_000,),
    "beacon": (1_000,),
    "weight": (1_000,),
}
"""Numbers of stories at which each is measured where no others are asked for."""
Row = dict[str, Any]


class Command(BaseCommand):
    help = "Run benchmarks, each next to a reference."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "names", nargs="*", metavar="NAME", help=f"{', '.join(MEASUREMENTS)}; default: all"
        )
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument(
            "--here", action="store_true", help=("measure this data folder as it is")
        )
        parser.add_argument(
            "--sizes", type=int, nargs="+", metavar="N", help=("numbers of stories to measure with")
        )
        parser.add_argument(
            "--editions",
            type=Path,
            metavar="DIR",
            help="keep the test editions in this folder and reuse them",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        names = options["names"] or list(MEASUREMENTS)
        unknown = sorted(set(names) - set(MEASUREMENTS))
        if unknown:
            raise CommandError(
                f"no such measurement: {', '.join(unknown)}; known: {', '.join(MEASUREMENTS)}",
                returncode=2,
            )
        found = (
            (self._here(name) for name in names)
            if options["here"]
            else self._built(names, options["sizes"], options["editions"])
        )
        rows: list[Row] = []
        for some in found:
            rows += some
            if not options["json"]:
                self._tables(some)
        if options["json"]:
            self.stdout.write(json.dumps(rows))
        if failed := [row for row in rows if "failed" in row]:
            raise CommandError("; ".join(f"{row['bench']}: {row['failed']}" for row in failed))

    def _here(self, name: str) -> list[Row]:
        try:
            return [
                {
                    "bench": name,
                    **asdict(row),
                    "ratio": round(row.ratio, 2),
                    "core_ms": pace.taken(),
                }
                for row in MEASUREMENTS[name]()
            ]
        except LookupError as error:
            raise CommandError(str(error)) from error

    def _built(
        self, names: Sequence[str], sizes: Sequence[int] | None, keep_in: Path | None
    ) -> Iterator[list[Row]]:
        """Size by size, each edition built once. What fails is a row that says so, and does not
        take the others with it."""
        for size in sorted(set(sizes or (one for name in names for one in SIZES[name]))):
            wanted = [name for name in names if sizes or size in SIZES[name]]
            rows: list[Row] = []
            try:
                with editions.edition(size, keep_in) as folder:
                    for name in wanted:
                        rows += self._measured(folder, name, size)
            except RuntimeError as error:
                rows.append({"bench": ", ".join(wanted), "stories": size, "failed": str(error)})
            yield rows

    def _measured(self, folder: Path, name: str, size: int) -> list[Row]:
        try:
            found: list[Row] = editions.measured(folder, "bench", name, "--here")
        except RuntimeError as error:
            return [{"bench": name, "stories": size, "failed": str(error)}]
        return found

    def _tables(self, rows: list[Row]) -> None:
        """The rows, each measurement's under the names of its figures."""
        for kind in dict.fromkeys(tuple(row) for row in rows):
            self._table([row for row in rows if tuple(row) == kind])

    def _table(self, rows: list[Row]) -> None:
        names = [name for name in rows[0] if name != "bench" or "failed" in rows[0]]
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
