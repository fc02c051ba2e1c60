"""Where an axis of time is marked: at round hours and midnights of the newsroom's own clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from django.utils.formats import date_format

MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720)
DAYS = (1, 2, 3, 7, 14, 28, 56, 91, 182, 364)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis. ``is_day``: a midnight, labelled with its date."""

    at: datetime
    label: str
    is_day: bool


def time_ticks(since: datetime, until: datetime, zone: tzinfo, most: int = 8) -> tuple[Tick, ...]:
    """At most ``most`` ticks from ``since`` to ``until``, both included.

    They stand at round times of the clock on the wall, so on a day of 23 or 25 hours they are
    further apart or closer once. A wall time that does not exist on that day has no tick.
    """
    if until <= since:
        return ()
    minutes = (until - since).total_seconds() / 60
    for step in MINUTES:
        if minutes / step <= most:
            return tuple(_hours(since, until, zone, step))
    days = next((step for step in DAYS if minutes / 1440 / step <= most), None)
    return tuple(_days(since, until, zone, days or round(minutes / 1440 / most) or 1))


def _hours(since: datetime, until: datetime, zone: tzinfo, step: int) -> Iterator[Tick]:
    day = since.astimezone(zone).date()
    while datetime.combine(day, time(), zone) <= until:
        for minute in range(0, 1440, step):
            at = instant(datetime.combine(day, time(minute // 60, minute % 60)), zone)
            if at is not None and since <= at <= until:
                yield Tick(at, day_label(at, zone) if minute == 0 else clock(at, zone), minute == 0)
        day += timedelta(days=1)


def _days(since: datetime, until: datetime, zone: tzinfo, step: int) -> Iterator[Tick]:
    day = since.astimezone(zone).date()
    number = 0
    while (at := datetime.combine(day, time(), zone).astimezone(UTC)) <= until:
        if at >= since:
            if number % step == 0:
                yield Tick(at, day_label(at, zone), True)
            number += 1
        day += timedelta(days=1)


def instant(wall: datetime, zone: tzinfo) -> datetime | None:
    """When the clock on the wall of ``zone`` shows ``wall`` (naive); the first time where twice.

    None if it never does, as at 02:30 in the night in which clocks go forward.
    """
    at = wall.replace(tzinfo=zone).astimezone(UTC)
    return at if at.astimezone(zone).replace(tzinfo=None) == wall else None


def clock(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"


def day_label(at: datetime, zone: tzinfo) -> str:
    """``Wed 25``: short, for an axis; the month where it begins."""
    local = at.astimezone(zone)
    return date_format(local, "j M" if local.day == 1 else "D j")
