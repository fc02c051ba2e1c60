"""``djeli wire ingest``, ``pull``, ``quarantine`` and ``replay``."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from djeli.wire.ingestion import Result, files_in, ingest, replay
from djeli.wire.models import WireSource
from djeli.wire.quarantine import waiting
from djeli.wire.sources.polling import poll


class Command(BaseCommand):
    help = "Import agency copy from files and sources, and look after what could not be read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        taking = verbs.add_parser("ingest", help="import files and folders into the inbox")
        taking.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        taking.add_argument("--json", action="store_true", help=("print one line of JSON per item"))
        pulling = verbs.add_parser("pull", help="look at sources now, and take in what is new")
        pulling.add_argument("names", nargs="*", metavar="NAME", help="all active ones without one")
        pulling.add_argument("--json", action="store_true", help="print one line of JSON per item")
        verbs.add_parser("quarantine", help="list what could not be read, with the reasons")
        again = verbs.add_parser("replay", help="try what is in quarantine once more")
        again.add_argument("numbers", nargs="*", type=int, metavar="NUMBER", help="all without one")
        again.add_argument("--json", action="store_true", help="print one line of JSON per item")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "pull":
            self._pull(options["names"], as_json=options["json"])
        elif options["verb"] == "quarantine":
            self._list_quarantine()
        elif options["verb"] == "replay":
            self._replay(options["numbers"], as_json=options["json"])
        else:
            self._ingest(options["paths"], as_json=options["json"])

    def _ingest(self, paths: list[Path], *, as_json: bool) -> None:
        there = [path for path in paths if path.exists()]
        missing = [f"there is no file {path}" for path in paths if path not in there]
        files = files_in(there)
        refused = self._tell(ingest(files), len(files), as_json=as_json) if there else []
        _fail_for([*refused, *missing])

    def _replay(self, numbers: list[int], *, as_json: bool) -> None:
        known = set(waiting().values_list("pk", flat=True))
        there = [one for one in numbers if one in known] if numbers else sorted(known)
        missing = [f"there is no item {one} in quarantine" for one in numbers if one not in known]
        refused: list[str] = []
        if there or not numbers:
            refused = self._tell(replay(there), len(there), as_json=as_json)
        _fail_for([*refused, *missing])

    def _pull(self, names: list[str], *, as_json: bool) -> None:
        named = WireSource.objects.filter(name__in=names)
        sources = list(named if names else WireSource.objects.filter(is_active=True))
        if missing := set(names) - {source.name for source in sources}:
            raise CommandError(f"there is no source {', '.join(sorted(missing))}")
        if not sources:
            self.stdout.write(
                "No source is set up. Set one up on the desk (Settings, Wire sources), or import "
                "files with `djeli wire ingest`."
            )
            return
        results = (result for source in sources for result in poll(source))
        refused = self._tell(results, len(sources), as_json=as_json, what="source")
        troubles = [f"{source}: {source.trouble}" for source in sources if source.trouble]
        _fail_for([*refused, *troubles])

    def _list_quarantine(self) -> None:
        for row in waiting():
            self.stdout.write(f"{row.pk:>6}  {row.arrived_at:%Y-%m-%d %H:%M}  {row}: {row.reason}")
        if not waiting().exists():
            self.stdout.write("Nothing is in quarantine.")

    def _tell(
        self, results: Iterable[Result], files: int, *, as_json: bool, what: str = "file"
    ) -> list[str]:
        """A line for each item as it is done, a bar on a terminal, and the sum; gives what the
        command fails for."""
        counts, seen, started = Counter[str](), "", timezone.now()
        with tqdm(total=files, disable=not sys.stderr.isatty(), unit=f" {what}s") as bar:
            for result in results:
                counts[result.outcome] += 1
                bar.update(result.source != seen)
                seen = result.source
                line = json.dumps(asdict(result), ensure_ascii=False) if as_json else plain(result)
                self.stdout.write(line)
        if as_json:
            total = {f"{what}s": files, "items": counts.total(), "outcomes": dict(counts)}
            self.stdout.write(json.dumps({"summary": total}))
        else:
            told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
            self.stdout.write(f"{_counted(files, what)}: {told or 'no items found'}")
        return _refusals(counts, started)


def _refusals(counts: Counter[str], started: datetime) -> list[str]:
    """What is said of refused items. What could not even be read is in no quarantine."""
    if not counts["refused"]:
        return []
    others = "; all others were imported" if counts.total() > counts["refused"] else ""
    is_kept = waiting().filter(tried_at__gte=started).exists()
    where = ". `djeli wire quarantine` lists what is in quarantine" if is_kept else ""
    return [f"{counts['refused']} refused{others}{where}"]


def _fail_for(troubles: list[str]) -> None:
    if troubles:
        raise CommandError("; ".join(troubles))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def plain(result: Result) -> str:
    """A result as one line for people."""
    what = result.headline or result.guid or Path(result.source).name
    where = "" if what == Path(result.source).name else f" [{Path(result.source).name}]"
    why = f": {result.reason}" if result.reason else ""
    return f"{result.outcome:<8} {what}{where}{why}"
