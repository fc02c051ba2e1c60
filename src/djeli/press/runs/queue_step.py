"""One step along the queue: some of what waits is pressed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from djeli.press.cdn.purge_keys import want_purges
from djeli.press.render import fragments
from djeli.press.render.snapshot import snapshot
from djeli.press.runs.batch import render_batch, store_batch
from djeli.press.runs.outcome import Outcome
from djeli.press.runs.targets import MEMBERS_AT_ONCE, lacking
from djeli.press.store.failures import RETRY_AFTER
from djeli.press.store.store import Store

BATCH = 40
"""Pages of the tail that are pressed from one snapshot."""
TRIES = 3


def press_waiting(
    store: Store,
    limit: int = BATCH,
    retry_after: float = RETRY_AFTER,
    share: tuple[int, int] = (0, 1),
    without: AbstractSet[str] = frozenset(),
) -> Outcome:
    """Press up to ``limit`` of what waits, lowest rank first, but for the targets ``without``.

    What has failed is tried again after ``retry_after`` seconds. ``share`` (1, 3) is the second of
    three parts into which processes divide what waits.
    """
    started = time.perf_counter()
    with store.reading() as reading:
        resting = reading.failures.resting(retry_after) | without
        waiting = reading.queue.first(limit + MEMBERS_AT_ONCE, resting, share)
    # Members of families are small and made together: they do not count towards the limit.
    members = [target for target in waiting if fragments.is_member(target[1:])]
    others = [target for target in waiting if not fragments.is_member(target[1:])]
    return press(store, [*members, *others[:limit]], without=resting, started=started)


def press(
    store: Store,
    targets: Sequence[str],
    *,
    without: AbstractSet[str] = frozenset(),
    started: float | None = None,
) -> Outcome:
    """Render ``targets`` from one snapshot and store them in one step, with what every page needs
    and nobody has pressed yet, but for the targets ``without``.

    What changed while it was rendered is rendered again; after a few tries it waits.
    """
    started = started or time.perf_counter()
    with store.reading() as reading:
        needed = lacking(reading) - without
    outcome, left = Outcome(), [*needed, *(one for one in targets if one not in needed)]
    for _ in range(TRIES):
        if not left:
            break
        with snapshot() as outcome.number:
            batch = render_batch(store, left, outcome.number)
        with store.writing() as writing:
            stored = store_batch(writing, batch)
            writing.fail_all(batch.failed, batch.number)
            want_purges(writing, stored)
            outcome.waiting = writing.queue.count()
        outcome.add(batch, stored)
        left = [one.target for one in stored if one.is_old]
    outcome.seconds = time.perf_counter() - started
    return outcome


def mark_everything(store: Store) -> int:
    """Let every target wait to be pressed anew; gives how many there are."""
    with snapshot() as number, store.writing() as writing:
        return writing.mark_all_stale(number)
