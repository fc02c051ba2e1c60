"""One step along the change log: what changed is applied to the store, and pressed anew."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence

from djeli.press.cdn.purge_keys import want_purges
from djeli.press.changes.log import changes_between, held_at, keep_abreast
from djeli.press.models import Change
from djeli.press.render.addresses import MISSING, addresses_of
from djeli.press.render.snapshot import last_change, snapshot
from djeli.press.runs.batch import render_batch, store_batch
from djeli.press.runs.follow_lock import follow_lock
from djeli.press.runs.outcome import Outcome, remember
from djeli.press.runs.stopwatch import Stopwatch
from djeli.press.runs.targets import essential_targets
from djeli.press.store.names import fits
from djeli.press.store.records import Stored
from djeli.press.store.store import Store
from djeli.press.store.writing import Writing


def is_behind(store: Store) -> bool:
    """True where the log has changes that the store has not, or the store is still empty."""
    applied, is_empty = _position(store)
    return is_empty or applied < last_change()


def follow(store: Store) -> Outcome | None:
    """Apply what the log has beyond the store, and press what must change with it.

    The pages of the changed rows, and those of rank 0 that read them, are rendered from one
    snapshot and stored in one step; the others are marked and wait. None where nothing changed.
    """
    watch = Stopwatch()
    keep_abreast()
    watch.end("log")
    with follow_lock(store):
        watch.end("lock")
        with snapshot() as number:
            applied, is_empty = _position(store)
            if applied >= number and not is_empty:
                return None
            changes = changes_between(applied, number)
            addresses = sorted(address for address in addresses_of(changes) if fits(address))
            batch = render_batch(store, essential_targets(store, changes, addresses), number)
        watch.end("render")
        with store.writing() as writing:
            stored = store_batch(writing, batch)
            writing.apply(changes, number)
            _let_wait(writing, addresses, stored, number)
            writing.fail_all(batch.failed, number)
            want_purges(writing, stored, changes)
            outcome = Outcome(number, waiting=writing.queue.count())
            outcome.add(batch, stored, addresses, since=applied)
            outcome.seconds = watch.seconds
            remember(writing, outcome)
            watch.end("store")
        watch.end("sync")
    outcome.seconds, outcome.parts = watch.seconds, watch.parts
    return outcome


def forget_old_changes(store: Store, keep: float = 3600.0) -> int:
    """Delete lines of the log that are older than ``keep`` seconds and that all have applied; how
    many."""
    with store.reading() as reading:
        applied = reading.applied
    if (others := held_at()) is not None:
        applied = min(applied, others)
    # The newest line stays: its number tells where the log is.
    old = Change.objects.filter(pk__lt=applied, at__lt=time.time() - keep)
    return old.delete()[0]


def _position(store: Store) -> tuple[int, bool]:
    """The number of the last change that was applied, and whether the store is still empty."""
    with store.reading() as reading:
        return reading.applied, reading.pages.record(MISSING) is None


def _let_wait(
    writing: Writing, addresses: Sequence[str], stored: Collection[Stored], number: int
) -> None:
    """Let the pages of the changed rows wait, but for those that were stored just now."""
    done = {one.target for one in stored if not one.is_old}
    for address in addresses:
        if address not in done:
            writing.mark_stale(address, number)
