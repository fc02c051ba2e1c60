"""The times of a story that readers and programs may know."""

from __future__ import annotations

from datetime import datetime


def honest_update(published: datetime, updated: datetime | None) -> datetime | None:
    """The updated time, only where an editor said after publication that the story changed."""
    return updated if updated and updated > published else None


def last_change(published: datetime | None, updated: datetime | None) -> datetime | None:
    """When the story changed, as far as an editor has said so, or else when it appeared; None of
    what never did."""
    return (honest_update(published, updated) or published) if published else None
