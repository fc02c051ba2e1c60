"""``djeli versions verify [--against FILE] [--json]`` and ``djeli versions erase``."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from djeli.stories.models import Version
from djeli.stories.versions.proof import Verdict, verify
from djeli.stories.versions.withheld import erase


class Command(BaseCommand):
    help = "Check the chain of public versions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        verifying = verbs.add_parser(
            "verify", help="prove that no public version was altered, removed or inserted"
        )
        verifying.add_argument("--json", action="store_true", help="print JSON")
        verifying.add_argument(
            "--against",
            type=Path,
            metavar="FILE",
            help="a copy of /versions/head.json, kept elsewhere, that the chain must agree with",
        )
        erasing = verbs.add_parser("erase", help="remove the content of one version for good")
        erasing.add_argument("position", type=int, help="the version's place in the chain")
        erasing.add_argument("--reason", required=True, help="why; readers see it")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "erase":
            self._erase(options["position"], options["reason"])
        else:
            known = _known(options["against"]) if options["against"] else {}
            self._tell(verify(known), as_json=options["json"])

    def _tell(self, verdict: Verdict, *, as_json: bool) -> None:
        if as_json:
            told = asdict(verdict) | {"is_sound": verdict.fault is None}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        if verdict.fault is not None:
            where = f"version {verdict.fault.position} of the chain"
            if verdict.fault.story:
                where += f" (story {verdict.fault.story})"
            raise CommandError(f"{where}: {verdict.fault.problem}")
        if not as_json:
            erased = f", {verdict.erased} erased" if verdict.erased else ""
            self.stdout.write(
                f"{verdict.versions} versions{erased}, unbroken. Head: {verdict.hash}"
            )

    def _erase(self, position: int, reason: str) -> None:
        version = Version.objects.filter(pk=position).first()
        if version is None:
            raise CommandError(f"there is no version {position}")
        erase(version, reason)
        self.stdout.write(f"Erased the content of {version}. Its place in the chain remains.")


def _known(path: Path) -> dict[int, str]:
    """The heads in a copy of ``/versions/head.json``."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return {int(one["position"]): str(one["hash"]) for one in [told, *told["earlier"]]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{path} is no copy of /versions/head.json: {error}") from error
