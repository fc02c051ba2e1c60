"""How sources fare: which have failed, and which have been silent for too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

from django.utils import timezone

from djeli.wire.models import WireSource

State = Literal["off", "new", "well", "failing", "silent"]


def state_of(source: WireSource, now: datetime | None = None) -> State:
    """In a word how a source fares."""
    if not source.is_active:
        return "off"
    if source.failures:
        return "failing"
    since = source.item_at or source.created_at
    if source.silent_after and (now or timezone.now()) - since > timedelta(
        hours=source.silent_after
    ):
        return "silent"
    return "well" if source.looked_at else "new"


def alarms() -> Iterator[tuple[WireSource, State]]:
    """The active sources that somebody should look at."""
    for source in WireSource.objects.filter(is_active=True):
        state = state_of(source)
        if state in {"failing", "silent"}:
            yield source, state
