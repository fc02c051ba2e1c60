"""Instants as agencies write them: ISO 8601, with or without an offset."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(written: str) -> datetime | None:
    """An aware instant, UTC where no offset is given; None for what is none."""
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
