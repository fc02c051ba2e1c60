"""Where axes are marked, and how numbers are said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from djeli.desk.readership.charts.hours import time_ticks
from djeli.desk.readership.charts.numbers import exact, share, short
from djeli.desk.readership.charts.ticks import count_ticks

LAGOS, BERLIN = ZoneInfo("Africa/Lagos"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("top", "ticks"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (3, (0, 1, 2, 3)),
        (7, (0, 2, 4, 6, 8)),
        (100, (0, 50, 100)),
        (1234, (0, 500, 1000, 1500)),
        (float("nan"), (0, 1)),
    ],
)
def test_counts_are_marked_at_round_whole_numbers(top, ticks):
    assert count_ticks(top) == ticks


@given(some.integers(0, 10**30))
def test_an_axis_of_counts_reaches_the_top_in_few_steps(top):
    ticks = count_ticks(top)
    assert ticks[-1] >= top
    assert 2 <= len(ticks) <= 5
    assert top < 2 or ticks[-2] < top


def labels(since, until, zone, most=8):
    return [tick.label for tick in time_ticks(since, until, zone, most)]


def test_hours_stand_at_the_newsroom_s_own_clock_and_midnight_bears_its_date():
    since = datetime(2026, 3, 3, 18, 30, tzinfo=UTC)  # 19:30 in Lagos
    found = time_ticks(since, since + timedelta(hours=12), LAGOS)

    assert [tick.label for tick in found] == [
        "20:00", "22:00", "Wed 4", "02:00", "04:00", "06:00",
    ]  # fmt: skip
    assert [tick.is_day for tick in found].count(True) == 1


def test_an_hour_is_marked_every_ten_minutes():
    since = datetime(2026, 3, 4, 12, 3, tzinfo=UTC)
    assert labels(since, since + timedelta(hours=1), LAGOS) == [
        "13:10", "13:20", "13:30", "13:40", "13:50", "14:00",
    ]  # fmt: skip


def test_an_hour_that_a_clock_leaps_over_has_no_tick():
    midnight = datetime(2026, 3, 29, tzinfo=BERLIN)  # 02:00 becomes 03:00
    found = labels(midnight, midnight.astimezone(UTC) + timedelta(hours=6), BERLIN)
    assert found == ["Sun 29", "01:00", "03:00", "04:00", "05:00", "06:00", "07:00"]


def test_an_hour_that_comes_twice_is_marked_once():
    midnight = datetime(2026, 10, 25, tzinfo=BERLIN)
    found = time_ticks(midnight, midnight.astimezone(UTC) + timedelta(hours=6), BERLIN)
    assert [tick.label for tick in found] == ["Sun 25", "01:00", "02:00", "03:00", "04:00", "05:00"]
    gaps = {later.at - sooner.at for sooner, later in pairwise(found)}
    assert timedelta(hours=2) in gaps


def test_days_are_marked_at_midnights_though_one_is_shorter():
    since = datetime(2026, 3, 27, 12, tzinfo=BERLIN)
    found = time_ticks(since, since + timedelta(days=6), BERLIN)
    assert {tick.at.astimezone(BERLIN).hour for tick in found} == {0}
    assert [tick.label for tick in found] == [
        "Sat 28",
        "Sun 29",
        "Mon 30",
        "Tue 31",
        "1 Apr",
        "Thu 2",
    ]


def test_a_span_that_ends_before_it_begins_has_no_ticks():
    now = datetime(2026, 3, 4, tzinfo=UTC)
    assert time_ticks(now, now, LAGOS) == ()
    assert time_ticks(now, now - timedelta(days=1), LAGOS) == ()


@given(
    some.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1)),
    some.timedeltas(timedelta(seconds=1), timedelta(days=9000)),
    some.sampled_from(["Africa/Lagos", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"]),
)
def test_any_span_has_few_ticks_that_rise_within_it(start, length, zone):
    since = start.replace(tzinfo=UTC)
    ticks = time_ticks(since, since + length, ZoneInfo(zone))
    times = [tick.at for tick in ticks]
    assert len(ticks) <= 12
    assert times == sorted(set(times))
    assert all(since <= at <= since + length for at in times)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1K"),
        (1250, "1.2K"),
        (1999, "1.9K"),
        (12_999, "12K"),
        (999_999, "999K"),
        (1_250_000, "1.2M"),
        (3_000_000_000, "3B"),
        (10**18, "1,000,000T"),
    ],
)
def test_short_numbers_never_say_more_than_is_true(value, said):
    assert short(value) == said


def test_numbers_follow_the_language_of_the_desk():
    with translation.override("fr"):
        assert exact(1234567).replace("\xa0", " ").replace("\u202f", " ") == "1 234 567"
        assert short(1250) == "1,2K"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 0, "0%"), (0, 9, "0%"), (1, 1000, "under 1%"), (1, 3, "33%"), (9, 9, "100%")],
)
def test_a_share_of_something_is_never_told_as_nothing(part, whole, said):
    assert share(part, whole) == said
