"""Which feeds and pages changed between two positions in the change log."""

from __future__ import annotations

from dataclasses import dataclass

from djeli.feeds.addresses import all_feeds
from djeli.feeds.views import FORMATS
from djeli.press.changes.keys import EVERYTHING
from djeli.press.models import Change
from djeli.press.render.addresses import addresses_of, as_read
from djeli.press.store.store import Store

ENDS = tuple(f"/feed/{one.path}" for one in FORMATS.values())


@dataclass(frozen=True, slots=True)
class Changes:
    """Up to which line of the log, and the addresses of feeds and of pages that changed."""

    number: int
    feeds: tuple[str, ...]
    pages: tuple[str, ...]


def since(store: Store, number: int) -> Changes:
    """What has changed after ``number`` and is pressed, or will be when it is asked for.

    After a change of everything, or where the log was tidied meanwhile, feeds alone are named:
    nobody wants to hear of a hundred thousand pages.
    """
    with store.reading() as reading:
        applied = reading.applied
        rows = Change.objects.filter(pk__gt=number, pk__lte=applied).order_by("pk")
        keys = set(rows.values_list("key", flat=True))
        first = Change.objects.order_by("pk").values_list("pk", flat=True).first() or 0
        touched = {target for key in keys for target in reading.index.readers_of(key)}
    feeds = {as_read(target) for target in touched if target.endswith(ENDS)}
    if EVERYTHING in keys or first > number + 1:
        feeds |= set(all_feeds())
    pages = {as_read(address) for address in addresses_of(keys) if not address.endswith(ENDS)}
    return Changes(applied, tuple(sorted(feeds)), tuple(sorted(pages)))
