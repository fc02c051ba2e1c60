"""Parses times as agencies write them: ISO 8601, with or without an offset."""

from __future__ import annotations

import re
from datetime import UTC, datetime

FIRST, LAST = 1900, 2200
"""Years that can be meant; others cannot be shown in every time zone."""
WHOLE = re.compile(r".*\d[T ]\d{2}:?\d{2}.*(?:[Zz]|[+-]\d{2}:?\d{2})", re.DOTALL)


def moment(written: str) -> datetime | None:
    """An aware instant in UTC, which is also meant without an offset; None for what is none."""
    try:
        found = datetime.fromisoformat(written.strip())
        aware = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return aware if FIRST <= aware.year <= LAST else None


def exact_moment(written: str) -> datetime | None:
    """As ``moment``, but None also where date, time and offset are not all there: an embargo that
    could end at two instants is not guessed at."""
    return moment(written) if WHOLE.fullmatch(written.strip()) else None
