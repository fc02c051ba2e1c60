"""The log of changes for those beside the press who keep something true by it.

Who follows it reads from a position of its own (the number of the last change it has taken in), and
says with ``hold`` where that is, so that no line is forgotten before it was read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import Error as DatabaseError
from django.db import connection, transaction

from djeli.press.changes.keys import EVERYTHING
from djeli.press.models import Change

logger = logging.getLogger(__name__)

LOG_LOCK = 0x7072657373
"""The number of the lock in PostgreSQL under which lines are written: the letters of "press"."""
NOW = {
    "sqlite": "((julianday('now') - 2440587.5) * 86400.0)",
    "postgresql": "extract(epoch from clock_timestamp())",
}
"""The time in seconds since 1970, by the database's own clock."""

_holders: dict[str, Callable[[], int | None]] = {}
_first: list[Callable[[], object]] = []


def changes_after(number: int, limit: int) -> list[tuple[int, str]]:
    """Up to ``limit`` changes after the one with this number, oldest first: number and key.

    A key names a row (``wagtailcore_page:7``, ``stories_topic:3``), that rows of a table came or
    went (``stories_topic:*``), a list (``list:latest``), or ``EVERYTHING``.
    """
    rows = Change.objects.filter(pk__gt=number).order_by("pk")
    return list(rows.values_list("pk", "key")[:limit])


def changes_between(applied: int, number: int) -> dict[str, int]:
    """What changed after ``applied``, until ``number``: of each key the number of its last change.

    It is everything where the log no longer tells. A log is cut by those who are through with it,
    and never where they stand: so where our own place is gone, others have cut what we had not
    read.
    """
    lines = list(
        Change.objects.filter(pk__gte=applied, pk__lte=number)
        .order_by("pk")
        .values_list("pk", "key")
    )
    is_whole = not lines or lines[0][0] == (applied or 1)
    # The last number of each key, for they rise.
    changes = {key: line for line, key in lines if line > applied}
    return changes if is_whole else changes | {EVERYTHING: number}


def hold(name: str, position: Callable[[], int | None]) -> None:
    """Keep lines of the log that ``name`` has not read: ``position`` tells the last one it has."""
    _holders[name] = position


def held_at() -> int | None:
    """The lowest position of those who follow; None where nobody does."""
    return min((one for read in _holders.values() if (one := read()) is not None), default=None)


def before_pressing(take_in: Callable[[], object]) -> None:
    """Let ``take_in`` read what is new in the log before pages are pressed that rely on it."""
    _first.append(take_in)


def keep_abreast() -> None:
    """Call those who come before the pages. What fails is logged: pages do not wait for it."""
    for take_in in _first:
        try:
            take_in()
        except DatabaseError:
            raise
        except Exception:
            logger.exception("the change log could not be read before rendering")


def change_everything() -> None:
    """Write down that nothing pressed may be trusted."""
    change(EVERYTHING)


def change(key: str) -> None:
    """Write down a change that no table tells of."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOG_LOCK])
        cursor.execute(
            f"INSERT INTO press_change (key, at) VALUES (%s, {NOW[connection.vendor]})",  # noqa: S608 (one of two constants)
            [key],
        )
