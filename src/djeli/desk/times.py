"""Times that editors choose: read in the newsroom's time zone, and the usual ones at a click."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

EVENING, MORNING = time(18), time(6)


@dataclass(frozen=True, slots=True)
class QuickTime:
    """A usual time: ``typed`` is how a field of date and time has it."""

    label: str
    at: datetime

    @property
    def typed(self) -> str:
        return typed(self.at)


def quick_times(now: datetime | None = None) -> list[QuickTime]:
    """In an hour, tonight, tomorrow morning, Monday morning: those to come, each once."""
    local = timezone.localtime(now)
    tomorrow = local.date() + timedelta(days=1)
    monday = local.date() + timedelta(days=7 - local.weekday())
    hour = (local + timedelta(hours=1)).replace(second=0, microsecond=0)
    found = [
        QuickTime(_("In an hour"), hour),
        QuickTime(_("Tonight 18:00"), _at(local.date(), EVENING)),
        QuickTime(_("Tomorrow 06:00"), _at(tomorrow, MORNING)),
        QuickTime(_("Monday 06:00"), _at(monday, MORNING)),
    ]
    to_come = {one.at: one for one in reversed(found) if one.at > local}
    return sorted(to_come.values(), key=lambda one: one.at)


def read_time(said: str) -> datetime | None:
    """A time as a field sends it, in the newsroom's time zone; None if it is none."""
    try:
        moment = parse_datetime(said)
    except ValueError:
        return None
    if moment is None or not timezone.is_naive(moment):
        return moment
    return timezone.make_aware(moment)


def typed(at: datetime) -> str:
    """As a field of date and time has it."""
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M")


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
