"""Names of what a page read and of what changed: opaque strings, equal on both sides.

A row is ``table:pk``, of the outermost table where a row spans several (a Wagtail page). That rows
came into a table or left it is ``table:*``. A list is whatever its room calls it, as ``list:name``.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache, lru_cache

from django.db.models import Model

EVERYTHING = "*"
"""The change after which nothing that was pressed may be trusted."""


@cache
def table_of(model: type[Model]) -> str:
    """The table that names a ``model``'s rows: of the parent whose primary key it shares."""
    options = model._meta.concrete_model._meta if model._meta.concrete_model else model._meta
    while options.parents:
        options = next(iter(options.parents))._meta
    return options.db_table


def row_key(model: type[Model], pk: object) -> str:
    return f"{table_of(model)}:{pk}"


def row_keys(model: type[Model], pks: Iterable[object]) -> list[str]:
    """The keys of several rows of ``model``."""
    start = f"{table_of(model)}:"
    return [f"{start}{pk}" for pk in pks]


def rows_key(model: type[Model]) -> str:
    """Which rows there are in ``model``'s own table."""
    return f"{model._meta.db_table}:*"


def list_key(name: str) -> str:
    return f"list:{name}"


@lru_cache(maxsize=20_000)
def surrogate_key(key: str) -> str:
    """Four characters for ``key`` in a header that readers pay for.

    Two keys may share them: then a purge takes out a page too many, and never one too few.
    """
    return base64.urlsafe_b64encode(hashlib.blake2b(key.encode(), digest_size=3).digest()).decode()


def usual(fragment: str) -> str:
    """The fragment of which this one is a variant; a member's own name keeps its number."""
    set_, dot, part = fragment.partition(".")
    return f"{set_}{dot}{part.partition('|')[0]}"
