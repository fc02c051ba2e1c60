"""A receipt for whoever changes something: what readers now get, fetched as a reader would."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from djeli.press.cdn.fetch import difference
from djeli.press.models import Receipt
from djeli.press.render.addresses import MISSING
from djeli.press.runs.log_step import follow
from djeli.press.runs.outcome import followed_since
from djeli.press.store.store import Store

KEPT = timedelta(days=30)
MOST = 40
"""Addresses that are fetched for one receipt: more are a change of a whole section."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One address as it was fetched. ``trouble`` is empty where readers get what is pressed."""

    address: str
    status: int
    seconds: float
    trouble: str = ""


def begin(store: Store) -> int:
    """What ``issue`` wants to know of the time before the changes."""
    with store.reading() as reading:
        return reading.applied


def issue(store: Store, begun: int, by: str) -> Receipt | None:
    """Press what was changed since ``begin``, and write down what readers now get; None where no
    page was touched. Whoever was quicker to press it, the receipt says what was done."""
    follow(store)
    outcome = followed_since(store, begun)
    changed = [one for one in outcome.changed if one != MISSING] if outcome else []
    if outcome is None or not (changed or outcome.gone or outcome.failed):
        return None
    Receipt.objects.filter(at__lt=timezone.now() - KEPT).delete()
    return Receipt.objects.create(
        by=by,
        seconds=outcome.seconds,
        pressed=changed,
        gone=outcome.gone,
        failed=outcome.failed,
        waiting=outcome.waiting,
    )


def check(store: Store, receipt: Receipt) -> Iterator[Fetched]:
    """Fetch each address of the receipt from the edition's own host and compare fingerprints.

    What stands between readers and the press (a proxy, a CDN) is asked too: nothing that it says
    of itself is believed.
    """
    for address in receipt.addresses[:MOST]:
        started = time.perf_counter()
        status, trouble = difference(store, address)
        seconds = time.perf_counter() - started
        yield Fetched(address, status, seconds, receipt.failed.get(address, "") or trouble)
