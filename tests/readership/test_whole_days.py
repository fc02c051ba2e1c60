"""Sums of days that are over, kept, against the rows that they are made of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from djeli.readership import whole_days
from djeli.readership.models import Step, StoryViews, WholeDays
from djeli.readership.numbers import Read
from djeli.readership.time_steps import floor
from tests import newsroom

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 13, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def stories():
    africa, sport = newsroom.section("africa"), newsroom.section("sport")
    return [newsroom.story(africa, "One"), newsroom.story(sport, "Two")]


def read(story, views, days_ago):
    at = floor(NOW - days_ago * DAY, Step.DAY)
    StoryViews.objects.create(step=Step.DAY, at=at, story=story, views=views)


def sums(days, limit=10):
    return [(one.story_id, one.views) for one in whole_days.most_read(days, limit)]


def test_a_week_is_today_and_the_six_days_before(stories):
    one, two = stories
    for views, days_ago in ((1, 0), (10, 6), (100, 7)):
        read(one, views, days_ago)
    read(two, 5, 1)

    assert sums(7) == [(one.pk, 11), (two.pk, 5)]
    assert sums(30) == [(one.pk, 111), (two.pk, 5)]
    found = [(section.title, section.views) for section in whole_days.sections_read(7)]
    assert found == [("Africa", 11), ("Sport", 5)]


def test_what_is_read_today_counts_at_once_and_what_is_over_is_not_added_up_again(
    stories, django_assert_num_queries
):
    one, two = stories
    read(one, 10, 2)
    whole_days.keep_whole_days()
    read(two, 25, 0)

    assert sums(7) == [(two.pk, 25), (one.pk, 10)]
    with django_assert_num_queries(3):
        whole_days.most_read(7, 10)
    assert [one.views for one in whole_days.sections_read(7)] == [25, 10]


def test_after_midnight_the_days_are_added_up_anew(stories, now):
    read(stories[0], 10, 0)
    assert sums(7) == [(stories[0].pk, 10)]

    now.shift(DAY)
    assert sums(7) == [(stories[0].pk, 10)]
    assert WholeDays.objects.get(days=7).until.day == 5
    now.shift(7 * DAY)
    assert sums(7) == []


def test_a_story_of_today_with_a_past_below_what_is_kept_has_its_whole_sum(stories, monkeypatch):
    monkeypatch.setattr(whole_days, "KEPT", 1)
    one, two = stories
    read(one, 100, 3)
    read(two, 60, 3)
    read(two, 50, 0)

    assert whole_days.most_read(7, 1) == [Read(two.pk, 110)]


def test_nothing_read_is_nothing(stories):
    assert whole_days.keep_whole_days() == []
    assert sums(30) == []
    assert whole_days.sections_read(30) == []
