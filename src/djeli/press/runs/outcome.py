"""What pressing did, and what of it the store remembers for those who did not do it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from djeli.press.runs.batch import Batch
from djeli.press.store.reading import Reading
from djeli.press.store.records import Stored
from djeli.press.store.store import Store
from djeli.press.store.writing import Writing

STEPS_REMEMBERED = 20
"""Steps of which the store keeps what they did, for whoever did not take them."""


@dataclass(slots=True)
class Outcome:
    """What one step did: targets pressed, gone (nothing is there now) or refused (what answers is
    not for the press), failures with their reasons, and how many wait. Of the pressed addresses
    those ``changed`` at which readers get something else now. ``parts`` has the seconds of a step
    along the log: taking in the log, waiting for the lock, rendering, storing, syncing the store.
    """

    number: int = 0
    pressed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    waiting: int = 0
    seconds: float = 0.0
    parts: dict[str, float] = field(default_factory=dict)

    def add(
        self,
        batch: Batch,
        stored: Iterable[Stored],
        addresses: Collection[str] = (),
        since: int = 0,
    ) -> None:
        """Count in a batch. Of the changed rows' ``addresses`` those count as changed, too, that a
        reader was quicker to ask for: they were pressed after ``since``."""
        self.refused |= batch.refused
        self.failed |= batch.failed
        for one in stored:
            if one.is_old:
                continue
            if not one.pressed.is_empty:
                self.pressed.append(one.target)
            elif one.target not in batch.refused:
                self.gone.append(one.target)
            if one.is_new_to_readers or (
                one.pressed.record and one.target in addresses and one.number_before > since
            ):
                self.changed.append(one.target)


def followed_since(store: Store, number: int) -> Outcome | None:
    """What was done about the changes after ``number``, whichever process did it, but for what was
    pressed and stayed as it was; None if nothing.

    Of the last steps only: those of a request that has just ended are among them.
    """
    with store.reading() as reading:
        steps = [Outcome(**one) for one in _remembered(reading) if one["number"] > number]
    if not steps:
        return None
    whole = replace(steps[-1], seconds=sum(step.seconds for step in steps))
    whole.changed = sorted({target for step in steps for target in step.changed})
    whole.gone = sorted({target for step in steps for target in step.gone})
    whole.failed = {target: why for step in steps for target, why in step.failed.items()}
    return whole


def remember(writing: Writing, outcome: Outcome) -> None:
    """Let ``followed_since`` find what a step did."""
    if not (outcome.changed or outcome.gone or outcome.failed):
        return
    step = asdict(outcome)
    del step["refused"], step["pressed"], step["parts"]
    steps = [*_remembered(writing), step][-STEPS_REMEMBERED:]
    writing.set_meta("steps", json.dumps(steps))


def _remembered(reading: Reading) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = json.loads(reading.meta("steps") or "[]")
    return steps
