"""The newsroom's time zone: chosen on the first page, unless the server's operator has set it.

It is kept as a file in the data folder. The supervisor sees it change and starts the site again, so
that every page, list and schedule goes by it.
"""

from __future__ import annotations

import zoneinfo
from functools import cache
from pathlib import Path

from django.conf import settings

AREAS = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)
"""Zones that are called after a place; the other names are old ones."""


def is_fixed() -> bool:
    """True if the server's operator has set the zone: then nobody is asked."""
    return bool(settings.TIME_ZONE_IS_FIXED)


@cache
def zones() -> tuple[tuple[str, str], ...]:
    """All time zones to choose from, those of Africa first: a name, and how people know it."""
    names = sorted(name for name in zoneinfo.available_timezones() if name.startswith(AREAS))
    return (*((name, _called(name)) for name in names), ("UTC", "UTC"))


def set_zone(name: str) -> bool:
    """Keep the zone; True if the site must start again to go by it."""
    if is_fixed() or name == settings.TIME_ZONE:
        return False
    path = Path(settings.TIME_ZONE_FILE)
    new = path.with_name(path.name + ".new")
    new.write_text(f"{name}\n", encoding="utf-8")
    new.replace(path)
    return True


def _called(name: str) -> str:
    area, _, place = name.partition("/")
    return f"{place.replace('_', ' ').replace('/', ', ')} ({area})"
