"""Purging what is old from the CDN, and making sure that it is gone.

What must be purged is written into the store in the same step as what was pressed, so a crash
between the two forgets nothing. An address is struck off when a fetch through the CDN has brought
what is pressed now; until then it is purged again, ever more seldom.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings

from djeli.press.cdn.fetch import difference
from djeli.press.cdn.services import Cdn, PurgeFailed
from djeli.press.render.addresses import as_sent
from djeli.press.store.records import Purge
from djeli.press.store.store import Store

logger = logging.getLogger(__name__)

AT_ONCE = 200
"""Purges taken in hand together."""
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 300.0
ALARM_AFTER = 4
"""Attempts after which the log tells of it."""


@dataclass(slots=True)
class Purging:
    """What one round did: how many were struck off, and why others were not."""

    done: int
    failed: dict[str, str]


def purge_waiting(store: Store, cdn: Cdn, now: float | None = None) -> Purging:
    """Purge what is due, by key where the CDN has keys, and fetch each address."""
    now = time.time() if now is None else now
    with store.reading() as reading:
        due = [one for one in reading.purges.all() if one.due <= now][:AT_ONCE]
    keys = [one for one in due if one.is_key]
    addresses = [one for one in due if not one.is_key]
    reasons = _purge_keys(cdn, keys)
    # A CDN with keys has purged these by key: they are only fetched, at first.
    reasons |= _purge_addresses(
        cdn, [one for one in addresses if one.tries or not cdn.keys_at_once]
    )
    for one in addresses:
        if one.name not in reasons and (trouble := difference(store, one.name)[1]):
            reasons[one.name] = trouble
    _strike_off(store, due, reasons, now)
    return Purging(len(due) - len(reasons), reasons)


def _purge_keys(cdn: Cdn, keys: Sequence[Purge]) -> dict[str, str]:
    """Why some keys could not be purged; a CDN without keys has nothing to do for them."""
    reasons: dict[str, str] = {}
    for batch in _batches(keys, cdn.keys_at_once) if cdn.keys_at_once else ():
        try:
            cdn.purge_keys([one.key for one in batch])
        except PurgeFailed as error:
            reasons |= {one.name: str(error) for one in batch}
    return reasons


def _purge_addresses(cdn: Cdn, addresses: Sequence[Purge]) -> dict[str, str]:
    reasons: dict[str, str] = {}
    for batch in _batches(addresses, cdn.addresses_at_once):
        try:
            cdn.purge([f"{settings.BASE_URL}{as_sent(one.name)}" for one in batch])
        except OSError as error:  # PurgeFailed, and what Wagtail's backends let through
            reasons |= {one.name: str(error) for one in batch}
    return reasons


def _batches(purges: Sequence[Purge], size: int) -> Iterator[Sequence[Purge]]:
    for start in range(0, len(purges), size):
        yield purges[start : start + size]


def _strike_off(store: Store, due: Iterable[Purge], reasons: dict[str, str], now: float) -> None:
    with store.writing() as writing:
        for one in due:
            reason = reasons.get(one.name)
            if reason is None:
                writing.purges.strike_off(one)
                continue
            pause = min(FIRST_PAUSE * 2**one.tries, LONGEST_PAUSE)
            writing.purges.postpone(one, reason, now + pause)
            if one.tries + 1 == ALARM_AFTER:
                logger.error("the CDN does not serve the current page at %s: %s", one.name, reason)
