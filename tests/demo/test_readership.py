"""The demo's invented readers: every sum is the sum of its parts."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db.models import Sum

from djeli.demo.readership import add_reader_numbers
from djeli.readership.models import SiteFacet, SiteViews, Step, StoryFacet, StoryViews
from djeli.stories.models import Tally
from tests import newsroom

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def total(rows):
    return rows.aggregate(all=Sum("views"))["all"]


@time_machine.travel(NOW, tick=False)
def test_days_hours_stories_site_and_kinds_agree():
    africa = newsroom.section("africa")
    new = newsroom.story(africa, "New", ago=timedelta(hours=5))
    newsroom.story(africa, "Old", ago=timedelta(days=20))
    newsroom.draft(africa, "Not out")

    add_reader_numbers(NOW)

    days = total(StoryViews.objects.filter(step=Step.DAY))
    assert days > 0
    assert total(StoryViews.objects.filter(step=Step.HOUR)) == days
    assert total(SiteViews.objects.filter(step=Step.DAY)) == days
    assert total(Tally.objects.all()) == days
    assert total(StoryFacet.objects.filter(kind="device")) == days
    assert total(SiteFacet.objects.filter(kind="referrer")) == days
    assert Tally.objects.count() == 2
    assert not StoryViews.objects.filter(story=new, at__lt=NOW - timedelta(hours=6)).exclude(
        step=Step.DAY
    )
