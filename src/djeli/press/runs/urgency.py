"""Changes that may not wait: the clock presses them at its next look.

A change is left for a second to the request that made it, which writes a receipt. What a command or
the clock's own work changes has nobody who presses it, so it may ask for that second.
"""

from __future__ import annotations

import logging

from django.conf import settings

from djeli.press.render.snapshot import last_change
from djeli.press.store.current import current_store
from djeli.press.store.files.damage import StoreUnusable
from djeli.press.store.store import Store

logger = logging.getLogger(__name__)
ASKED = "at once"


def press_at_once() -> None:
    """Ask that all that has changed until now is pressed without delay. Call it on commit."""
    if not settings.PRESS_FOLLOWS_REQUESTS:
        return
    try:
        with current_store().writing() as writing:
            writing.set_meta(ASKED, str(last_change()))
    except StoreUnusable as error:
        logger.error("pages are not updated yet: %s", error)


def is_asked(store: Store) -> bool:
    """True where there is something that was asked for and is not pressed."""
    with store.reading() as reading:
        return int(reading.meta(ASKED) or -1) > reading.applied
