"""The orders that readers see, from reports to rows."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from djeli.readership.log_folding.folder import Folder
from djeli.readership.log_folding.tallies import renew_tallies
from djeli.readership.models import Ranking, Step, StoryViews, ViewCountSettings
from djeli.readership.rankings import orders
from djeli.readership.rankings.renewal import ranked, renew_rankings
from djeli.readership.time_steps import floor
from djeli.stories.models import Tally
from tests import newsroom
from tests.readership.newsstand import PHONE, Newsstand

pytestmark = pytest.mark.django_db
Name = Ranking.Name


def published(number: int, hours: float) -> list:
    home = newsroom.section()
    stories = [newsroom.draft(home, f"Story {place}") for place in range(number)]
    for story in stories:
        story.first_published_at = timezone.now() - timedelta(hours=hours)
        story.live = True
        story.save()
    return stories


def read(story, step, at, weight, **more):
    StoryViews.objects.create(
        story=story, step=step, at=floor(at, step), views=weight, weight=weight, **more
    )


def test_bots_and_one_address_do_not_push_a_story_up(tmp_path):
    stand, folder = Newsstand(tmp_path), Folder(tmp_path)
    with time_machine.travel("2026-11-25T12:00:00+01:00", tick=False) as traveller:
        stories = published(6, hours=20)
        risen, by_bots, by_one, *others = [story.pk for story in stories]
        for minute in range(10):
            for person in range(6):
                stand.reads(risen, minute * 6 + person)
            for number in range(60):
                stand.reads(by_bots, number, HTTP_USER_AGENT=f"SpiderBot/1.{number}")
                stand.reads(
                    by_one,
                    REMOTE_ADDR="41.190.2.9",
                    HTTP_USER_AGENT=PHONE.format(1000 + minute * 60 + number),
                )
            for number, other in enumerate(others):
                stand.reads(other, minute * 3 + number)
            traveller.shift(60)
        folder.fold()
        renew_rankings()
    folder.close()
    found = ranked(*Name)
    assert found[Name.TRENDING][0] == risen
    assert by_bots not in found[Name.TRENDING] + found[Name.POPULAR] + found[Name.HOT]
    for name in (Name.POPULAR, Name.HOT):
        assert found[name].index(risen) < found[name].index(by_one)


def test_an_order_is_written_only_where_it_is_another(noon):
    one, two = published(2, hours=1)
    read(one, Step.DAY, noon, 9)
    read(two, Step.DAY, noon, 4)
    assert "popular" in renew_rankings()
    rows = list(Ranking.objects.filter(name=Name.POPULAR).values_list("pk", "story"))
    StoryViews.objects.filter(story=one).update(weight=11)
    assert renew_rankings() == []
    assert list(Ranking.objects.filter(name=Name.POPULAR).values_list("pk", "story")) == rows


def test_most_popular_looks_back_seven_days_and_no_further(noon):
    one, two = published(2, hours=400)
    read(one, Step.DAY, noon - timedelta(days=7), 900)
    read(one, Step.DAY, noon, 1)
    read(two, Step.DAY, noon - timedelta(days=6), 5)
    renew_rankings()
    assert ranked(Name.POPULAR)[Name.POPULAR] == [two.pk, one.pk]


def test_a_withdrawn_story_stands_in_no_order(noon):
    one, two = published(2, hours=1)
    for story in (one, two):
        for step in Step:
            read(story, step, noon, 50)
        Tally.objects.create(story=story, views=50)
    renew_rankings()
    one.unpublish()
    renew_rankings()
    assert Ranking.objects.filter(story=two).exists()
    assert not Ranking.objects.filter(story=one).exists()


def test_top_posts_are_in_the_order_of_their_numbers_and_imported_ones_only_where_wished(noon):
    one, two = published(2, hours=1)
    Tally.objects.create(story=one, views=20)
    Tally.objects.create(story=two, views=10, imported_views=5000)
    renew_rankings()
    assert ranked(Name.TOP)[Name.TOP] == [one.pk, two.pk]
    ViewCountSettings.objects.create(adds_imported=True)
    renew_rankings()
    assert ranked(Name.TOP)[Name.TOP] == [two.pk, one.pk]


def test_whats_hot_is_fresh_times_read():
    scores = orders.hot([orders.Counted(1, 1, 40), orders.Counted(2, 23, 100)])
    assert scores[1] > scores[2]


def test_dont_miss_prefers_what_is_read_to_the_end():
    read_whole = orders.Counted(1, 5, 100, readings=80, depth=80 * 95)
    skimmed = orders.Counted(2, 5, 130, readings=80, depth=80 * 20)
    scores = orders.missed([read_whole, skimmed])
    assert scores[1] > scores[2]
    assert orders.share_read(orders.Counted(3, 0, 5)) == 0.5


def test_stories_about_equal_keep_their_places():
    assert orders.settled({1: 100.0, 2: 104.0}, [1, 2], 5) == [1, 2]
    assert orders.settled({1: 100.0, 2: 140.0}, [1, 2], 5) == [2, 1]
    assert orders.settled({1: 100.0, 2: 101.0, 3: 9.0}, [9, 3, 1], 5) == [1, 2, 3]
    assert orders.settled({1: 0.0, 2: 1.0}, [], 5) == [2]
    assert len(orders.settled({pk: pk + 1.0 for pk in range(50)}, [], 12)) == 12


def test_orders_on_a_site_without_readers_are_empty(db):
    assert renew_rankings() == []
    assert ranked(*Name) == {name: [] for name in Name}


def test_tallies_and_orders_follow_readers(tmp_path):
    stand, folder = Newsstand(tmp_path), Folder(tmp_path)
    one, two = published(2, hours=2)
    for number in range(12):
        stand.reads(two.pk, number)
    stand.reads(one.pk, 1)
    folder.fold()
    folder.close()
    renew_tallies()
    renew_rankings()
    assert ranked(Name.TOP)[Name.TOP] == [two.pk, one.pk]


def test_the_numbers_of_the_week_are_those_that_put_a_story_among_the_most_popular(noon):
    one, two = published(2, hours=400)
    read(one, Step.DAY, noon, 40)
    read(one, Step.DAY, noon - timedelta(days=7), 900)
    read(two, Step.DAY, noon, 41)
    Tally.objects.create(story=one, views=940)
    renew_rankings()
    assert ranked(Name.POPULAR)[Name.POPULAR] == [two.pk, one.pk]
    told = dict(Tally.objects.values_list("story", "week_views"))
    assert told == {one.pk: 40, two.pk: 41}
    StoryViews.objects.filter(story=one).delete()
    renew_rankings()
    assert dict(Tally.objects.values_list("story", "week_views")) == {one.pk: 0, two.pk: 41}


def test_what_is_paid_for_stands_in_no_order(noon):
    one, two = published(2, hours=1)
    for story in (one, two):
        for step in Step:
            read(story, step, noon, 50)
        Tally.objects.create(story=story, views=50)
    type(one).objects.filter(pk=one.pk).update(is_sponsored=True)
    renew_rankings()
    assert {row.story_id for row in Ranking.objects.all()} == {two.pk}
    assert Ranking.objects.filter(story=two).count() >= 3
