"""What was read, as the desk asks for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from djeli.readership import numbers
from djeli.readership.models import Facet, Presence, SiteFacet, SiteViews, Step, StoryViews
from djeli.readership.time_steps import between, floor
from tests import newsroom

pytestmark = pytest.mark.django_db


def read(story, step, at, views):
    StoryViews.objects.create(story=story, step=step, at=floor(at, step), views=views)


def test_a_series_has_a_point_for_every_minute_and_a_night_without_readers_is_nought(noon):
    SiteViews.objects.create(
        step=Step.MINUTE, at=floor(noon - timedelta(minutes=2), Step.MINUTE), views=5, newcomers=3
    )
    points = numbers.series(None, noon - timedelta(minutes=3), noon, Step.MINUTE)
    assert [(point.views, point.people) for point in points] == [(0, 0), (5, 3), (0, 0), (0, 0)]


def test_a_day_begins_at_midnight_of_the_edition_and_not_of_greenwich(noon):
    days = list(between(noon - timedelta(days=1), noon, Step.DAY))
    assert [day.isoformat() for day in days] == [
        "2026-11-24T00:00:00+01:00",
        "2026-11-25T00:00:00+01:00",
    ]


def test_the_most_read_come_first_and_what_was_read_before_does_not_count(noon):
    home = newsroom.section()
    one, other = newsroom.draft(home, "One"), newsroom.draft(home, "Other")
    read(one, Step.MINUTE, noon - timedelta(minutes=5), 3)
    read(other, Step.MINUTE, noon - timedelta(minutes=5), 2)
    read(other, Step.MINUTE, noon - timedelta(minutes=4), 2)
    read(one, Step.MINUTE, noon - timedelta(hours=2), 90)
    found = numbers.top_stories(noon - timedelta(minutes=10))
    assert [(one.story_id, one.views) for one in found] == [(other.pk, 4), (one.pk, 3)]


def test_a_section_has_what_its_own_stories_were_read(noon):
    home = newsroom.section()
    below = newsroom.section("sahel", under=home)
    read(newsroom.draft(home, "One"), Step.HOUR, noon - timedelta(hours=30), 3)
    read(newsroom.draft(below, "Two"), Step.HOUR, noon - timedelta(hours=30), 4)
    found = numbers.by_section(noon - timedelta(days=2))
    assert [(one.title, one.views) for one in found] == [("Sahel", 4), ("Africa", 3)]


def test_facets_are_summed_over_hours(noon):
    for hours, views in ((1, 4), (2, 5)):
        at = floor(noon - timedelta(hours=hours), Step.HOUR)
        SiteFacet.objects.create(at=at, kind=Facet.REFERRER, value="whatsapp", views=views)
    found = numbers.by_facet(Facet.REFERRER, noon - timedelta(days=1))
    assert found == [numbers.Part("whatsapp", 9)]


def test_people_now_are_those_of_every_node_that_still_speaks(noon):
    for minutes, node, people in ((0, "a", 7), (1, "a", 4), (1, "b", 2), (9, "c", 50)):
        at = floor(noon - timedelta(minutes=minutes), Step.MINUTE)
        Presence.objects.create(at=at, node=node, people=people)
    assert numbers.people_now() == 9


def test_a_span_tells_how_far_and_how_long_people_read(noon):
    at = floor(noon - timedelta(minutes=10), Step.MINUTE)
    SiteViews.objects.create(
        step=Step.MINUTE, at=at, views=9, newcomers=5, readings=4, depth=200, seconds=120
    )
    assert numbers.totals(noon - timedelta(hours=1)) == numbers.Totals(9, 5, 50.0, 30.0)
    assert numbers.totals(noon - timedelta(minutes=1)) == numbers.Totals(0, 0, None, None)
