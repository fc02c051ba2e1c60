"""The times of day in a live story, counted back from the moment at which the demo is built."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from djeli.stories.first_pages.source import Source

AGO = re.compile(r"\{ago (\d+):(\d\d)\}")
"""An entry of so many hours and minutes ago."""
HOUR = re.compile(r"\{hour (\d+)\}")
"""A full hour, at least so many hours ago."""


def with_times(source: Source, now: datetime) -> Source:
    """The story with times of day, all before ``now``, where its file says how long ago."""

    def ago(found: re.Match[str]) -> str:
        hours, minutes = map(int, found.groups())
        return _time(now - timedelta(hours=hours, minutes=minutes))

    def hour(found: re.Match[str]) -> str:
        return _time((now - timedelta(hours=int(found[1]))).replace(minute=0))

    return replace(source, text=HOUR.sub(hour, AGO.sub(ago, source.text)))


def _time(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M}"
