"""The entries of the demo's live story are of before the moment at which the demo is built."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from djeli.demo import sources
from djeli.demo.entry_times import with_times

LIVE = [one for one in sources.stories() if "live" in one.facts.get("flags", [])]
ENTRY = re.compile(r"^## (\d\d:\d\d) ", re.MULTILINE)
HOUR = re.compile(r"^\| (\d\d:\d\d) ", re.MULTILINE)


def latest_first(now, times):
    """The instants before ``now`` that bear these times of day, each before the last."""
    at = timezone.localtime(now)
    for time in times:
        while f"{at:%H:%M}" != time:
            at -= timedelta(minutes=1)
        yield at


@pytest.mark.parametrize("hour", [0, 3, 10, 23])
@pytest.mark.parametrize("source", LIVE, ids=lambda source: source.slug)
def test_entries_and_readings_are_between_publication_and_now(source, hour):
    now = datetime(2026, 11, 30, hour, 35, tzinfo=UTC)
    text = with_times(source, now).text
    entries = list(latest_first(now, ENTRY.findall(text)))
    assert len(entries) == text.count("\n## ") + text.startswith("## ")
    assert entries[0] < now
    assert entries[-1] >= now - timedelta(hours=source.facts["published_hours_ago"])
    assert "{" not in text
    readings = list(latest_first(entries[0], reversed(HOUR.findall(text))))
    assert now - readings[-1] < timedelta(hours=10)


@pytest.mark.parametrize("source", LIVE, ids=lambda source: source.slug)
def test_a_live_story_says_when_it_was_updated(source):
    assert 0 < source.facts["updated_hours_ago"] < source.facts["published_hours_ago"]


def test_other_texts_stay_as_they_are():
    (other, *_) = [one for one in sources.stories() if one not in LIVE]
    assert with_times(other, timezone.now()) == other
