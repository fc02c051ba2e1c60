"""Of which database, and of which code, the pages in the store are."""

from __future__ import annotations

import json

from djeli.press.models import Origin
from djeli.press.render.addresses import all_addresses
from djeli.press.render.build import identifier, ingredients
from djeli.press.render.snapshot import snapshot
from djeli.press.runs.follow_lock import follow_lock
from djeli.press.store.names import fits
from djeli.press.store.store import Store


def open_for(store: Store, *, adopts: bool = True) -> None:
    """Make sure that the store is of this database and of this code, and that all pages are in it.

    A new store, or one of another database (after a restore), starts empty with every address
    waiting. With new code every page waits, and old bytes are served until it is pressed. Called
    before processes start, and again with ``adopts`` off by who runs on and on: of two versions
    of the code, each would undo what the other has pressed. Raises Django's database errors.
    """
    with follow_lock(store):
        origin = str(_origin())
        with snapshot() as number:
            with store.reading() as reading:
                is_ours = reading.meta("origin") == origin and reading.applied <= number
                is_current = not adopts or reading.meta("build") == identifier()
            if is_ours and is_current:
                return
            addresses = [] if is_ours else [one for one in all_addresses() if fits(one)]
        with store.writing() as writing:
            if not is_ours:
                writing.reset(number)
            writing.mark_all_stale(number)
            for place, address in enumerate(addresses):  # the most wanted first
                writing.mark_stale(address, number, place)
            writing.set_meta("origin", origin)
            writing.set_meta("build", identifier())
            writing.set_meta("ingredients", json.dumps(ingredients()))


def _origin() -> object:
    origin = Origin.objects.first() or Origin.objects.create()
    return origin.name
