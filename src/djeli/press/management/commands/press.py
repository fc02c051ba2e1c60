"""``djeli press status | verify | rebuild [--json]``."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from djeli.press.render.build import differences
from djeli.press.runs.log_step import follow
from djeli.press.runs.origin import open_for
from djeli.press.runs.outcome import Outcome
from djeli.press.runs.queue_step import mark_everything, press_waiting
from djeli.press.runs.status import status
from djeli.press.runs.workers import Workers
from djeli.press.store.current import current_store
from djeli.press.store.store import Store
from djeli.press.verification import Difference, verify

TRIES = 3
"""How often what differs is looked at again: on a site that is edited meanwhile something may."""


class Command(BaseCommand):
    help = "Check or rebuild the stored pages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        for name, text in (
            ("status", "show pages, fragments, queue, lag and failures"),
            ("verify", "render every stored page again and compare the bytes"),
            ("rebuild", "render every page again; the old pages are served meanwhile"),
        ):
            verb = verbs.add_parser(name, help=text)
            verb.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"_{options['verb']}")(as_json=options["json"])

    def _status(self, *, as_json: bool) -> None:
        found = status(current_store())
        if as_json:
            self.stdout.write(json.dumps(found))
            return
        for name, value in found.items():
            if name not in {"failures", "unpurged"}:
                self.stdout.write(f"{name.replace('_', ' '):<16} {value}")
        for purge in found["unpurged"]:
            self.stdout.write(f"not purged       {purge['name']}: {purge['reason'] or 'waits'}")
        for failure in found["failures"]:
            self.stdout.write(f"failed           {failure['target']}: {failure['reason']}")

    def _verify(self, *, as_json: bool) -> None:
        store = current_store()
        _refuse_other_ways(store)
        tried = _failed_of(follow(store))
        _, failed = self._press_all(tried)
        compared, differences = 0, []
        with tqdm(disable=not sys.stderr.isatty(), unit=" pages") as bar:
            for one in verify(store):
                compared += 1
                bar.update()
                if isinstance(one, Difference):
                    differences.append(one)
        wrong = self._that_stay(differences, failed, tried)
        if as_json:
            self.stdout.write(json.dumps({"compared": compared, "different": wrong}))
        else:
            for row in wrong:
                self.stdout.write(f"{row['target']}: {row['what']}")
            self.stdout.write(f"{compared} compared, {len(wrong)} different")
        if wrong:
            raise CommandError(f"{len(wrong)} stored pages differ from a new render")

    def _that_stay(
        self, differences: list[Difference], failed: dict[str, str], tried: set[str]
    ) -> list[dict[str, str]]:
        """The differences without those of what was changed meanwhile, and was pressed again."""
        store = current_store()
        for _ in range(TRIES):
            differences = [one for one in differences if one.target not in failed]
            if not differences:
                break
            tried |= _failed_of(follow(store))
            _, failed = self._press_all(tried)
            again = verify(store, [one.target for one in differences])
            differences = [one for one in again if isinstance(one, Difference)]
        wrong = {f"{target}": f"it cannot be rendered: {why}" for target, why in failed.items()}
        wrong |= {one.target: one.what for one in differences}
        return [{"target": target, "what": what} for target, what in wrong.items()]

    def _rebuild(self, *, as_json: bool) -> None:
        store, started = current_store(), time.perf_counter()
        _refuse_other_ways(store, but="code")
        open_for(store)
        mark_everything(store)
        tried = _failed_of(follow(store))
        pressed, failed = self._press_all(tried)
        seconds = round(time.perf_counter() - started, 2)
        if as_json:
            told = {"pressed": pressed, "failed": failed, "seconds": seconds}
            self.stdout.write(json.dumps(told))
        else:
            self.stdout.write(f"{pressed} pressed in {seconds} s, {len(failed)} failed")
        if failed:
            raise CommandError("; ".join(f"{name}: {why}" for name, why in failed.items()))

    def _press_all(self, tried: set[str]) -> tuple[int, dict[str, str]]:
        """Press what waits until only failures are left; how many, and which failed why. What is
        in ``tried`` has failed already and is left alone; what fails now is added to it."""
        store = current_store()
        with store.reading() as reading:
            total = reading.queue.count()
        workers = Workers()
        with tqdm(total=total, disable=not sys.stderr.isatty(), unit=" pages") as bar:
            while True:
                share = (0, workers.wanted(store))
                outcome = press_waiting(store, retry_after=0, share=share, without=tried)
                tried |= outcome.failed.keys()
                bar.update(total - outcome.waiting - bar.n if outcome.number else 0)
                if outcome.pressed or outcome.gone or outcome.refused or outcome.failed:
                    continue
                if not workers.are_busy():
                    break
                time.sleep(0.05)
        with store.reading() as reading:
            failed = {one.target: one.reason for one in reading.failures.all()}
            return total - reading.queue.count(), failed


def _failed_of(outcome: Outcome | None) -> set[str]:
    return set(outcome.failed) if outcome else set()


def _refuse_other_ways(store: Store, but: str = "") -> None:
    """Raise CommandError where pages were pressed in another way than they would be here."""
    with store.reading() as reading:
        found = differences(reading.meta("ingredients"), but)
    if found:
        text = "the stored pages were rendered with other settings than this command has"
        hint = "use the same settings for both, or restart `djeli serve` with these"
        raise CommandError(f"{text}: {'; '.join(found)} ({hint})")
