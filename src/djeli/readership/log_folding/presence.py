"""How many people are on the site now: kept in memory, published as one number."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from djeli.readership.models import Presence, Step
from djeli.readership.time_steps import floor

HERE_FOR = 300
"""Seconds after the last sign of somebody for which they count as here."""


class Crowd:
    """When each person (a day's digest) was last heard of."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def saw(self, person: str, at: int) -> None:
        # Taken out and put in again: so the oldest stand first.
        last = self._seen.pop(person, 0)
        self._seen[person] = max(at, last)

    def count(self, now: float) -> int:
        """How many were here in the last five minutes."""
        for person, at in list(self._seen.items()):
            if at > now - HERE_FOR:
                break
            del self._seen[person]
        return sum(at > now - HERE_FOR for at in self._seen.values())


def publish(node: str, people: int, now: datetime | None = None) -> None:
    """Say for this minute how many different people this machine has."""
    at = floor(now or timezone.now(), Step.MINUTE)
    Presence.objects.update_or_create(at=at, node=node, defaults={"people": people})
