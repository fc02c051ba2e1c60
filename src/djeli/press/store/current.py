"""The store of this process: LMDB's file may be open only once in each."""

from __future__ import annotations

from functools import cache
from threading import Lock

from django.conf import settings

from djeli.press.store.store import Store

_OPENING = Lock()


def current_store() -> Store:
    """The store in ``PRESS_ROOT``, opened when it is first asked for, by whichever thread."""
    with _OPENING:
        return opened_store()


@cache
def opened_store() -> Store:
    """As ``current_store``, which keeps two threads from opening it at once."""
    return Store(settings.PRESS_ROOT)
