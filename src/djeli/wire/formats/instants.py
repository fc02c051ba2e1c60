"""Parses times as agencies write them: ISO 8601, basic or extended, with or without an offset."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

FIRST, LAST = 1900, 2200
"""Years that can be meant; others cannot be shown in every time zone."""
WHOLE = re.compile(r".*\d[T ]\d{2}:?\d{2}.*(?:[Zz]|[+-]\d{2}(?::?\d{2})?)", re.DOTALL)
WITH_TIME = re.compile(r"\d{4}-?\d{2}-?\d{2}[T ]\d{2}:?\d{2}")


def moment(written: str, zone: str = "") -> datetime | None:
    """An aware instant in UTC; None for what is none. Without an offset ``zone`` is meant, or UTC.

    A name that is no zone counts as none.
    """
    try:
        found = datetime.fromisoformat(written.strip())
        if not found.tzinfo:
            found = found.replace(tzinfo=zone_of(zone))
        aware = found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return aware if FIRST <= aware.year <= LAST else None


def exact_moment(written: str, zone: str = "") -> datetime | None:
    """As ``moment``, but None also where date, time and offset are not all there: an embargo that
    could end at two instants is not guessed at. The offset may follow from a ``zone``."""
    told = written.strip()
    if WHOLE.fullmatch(told):
        return moment(told)
    return moment(told, zone) if zone and WITH_TIME.match(told) else None


def zone_of(name: str) -> tzinfo:
    """The zone of that name; UTC for none, and for a name that is none."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ValueError, OSError, LookupError):
        return UTC
