"""Minutes, hours and days in the edition's time zone, each as the instant it began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils import timezone

from djeli.readership.models import Step

LENGTHS = {Step.MINUTE: timedelta(minutes=1), Step.HOUR: timedelta(hours=1)}


def floor(at: datetime, step: Step) -> datetime:
    """When the minute, hour or day of the edition began in which ``at`` lies; aware."""
    local = timezone.localtime(at)
    match step:
        case Step.MINUTE:
            return local.replace(second=0, microsecond=0)
        case Step.HOUR:
            return local.replace(minute=0, second=0, microsecond=0)
        case Step.DAY:
            return timezone.make_aware(datetime.combine(local.date(), time.min))


def following(at: datetime, step: Step) -> datetime:
    """When the next one begins after the one that began at ``at``. A day may have 23 hours."""
    if step is not Step.DAY:
        return at + LENGTHS[step]
    tomorrow = timezone.localtime(at).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


def between(since: datetime, until: datetime, step: Step) -> Iterator[datetime]:
    """Every one from that of ``since`` on, as long as it began before ``until``."""
    at = floor(since, step)
    while at < until:
        yield at
        at = following(at, step)
