"""The store of this process: LMDB's file may be open only once in each."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from djeli.press.store.store import Store


@cache
def current_store() -> Store:
    """The store in ``PRESS_ROOT``, opened when it is first asked for."""
    return Store(settings.PRESS_ROOT)
