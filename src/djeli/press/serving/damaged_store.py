"""While the store is damaged nothing is ready: the site answers, until there is a new store."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from djeli.press.store.files.damage import StoreDamaged

Given = ParamSpec("Given")
Found = TypeVar("Found")


def nothing_if_damaged(ask: Callable[Given, Found | None]) -> Callable[Given, Found | None]:
    """``ask``, which gives None where it comes upon damage."""

    @wraps(ask)
    def asked(*given: Given.args, **named: Given.kwargs) -> Found | None:
        try:
            return ask(*given, **named)
        except StoreDamaged:
            return None

    return asked
