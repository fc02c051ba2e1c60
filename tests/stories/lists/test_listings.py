from datetime import timedelta

import pytest

from djeli.stories.lists import listings
from djeli.stories.lists.listings import Range
from djeli.stories.models import Listing
from tests import newsroom

pytestmark = pytest.mark.django_db


def keys(article):
    return set(Listing.objects.filter(article_id=article.pk).values_list("key", flat=True))


def test_a_published_story_stands_in_every_list_that_it_belongs_to():
    politics = newsroom.section("politics")
    africa = newsroom.section("africa", under=politics)
    ama, wire, rivers = newsroom.contributor(), newsroom.agency(), newsroom.topic()
    story = newsroom.story(africa, by=[ama, wire], topics=[rivers])
    assert keys(story) == {
        "latest",
        f"section:{politics.pk}",
        f"section:{africa.pk}",
        f"author:{ama.pk}",
        f"agency:{wire.pk}",
        f"topic:{rivers.pk}",
    }


def test_a_draft_stands_in_no_list():
    assert keys(newsroom.draft(newsroom.section())) == set()


def test_a_further_section_and_those_above_it_list_the_story_too():
    africa, science = newsroom.section("africa"), newsroom.section("science")
    health = newsroom.section("health", under=science)
    story = newsroom.draft(africa)
    story.further_sections = [health]
    story.save_revision().publish()
    assert {f"section:{health.pk}", f"section:{science.pk}"} <= keys(story)


def test_a_withdrawn_story_leaves_every_list():
    story = newsroom.story(newsroom.section())
    story.unpublish()
    assert keys(story) == set()


def test_editing_a_draft_of_a_live_story_leaves_its_lists_alone():
    story = newsroom.story(newsroom.section())
    before = keys(story)
    story.topics = [newsroom.topic("Floods")]
    story.save_revision()
    assert keys(story) == before


def test_a_story_that_moves_changes_its_sections_lists():
    africa, asia = newsroom.section("africa"), newsroom.section("asia")
    story = newsroom.story(africa)
    story.move(asia, pos="last-child")
    assert f"section:{asia.pk}" in keys(story)
    assert f"section:{africa.pk}" not in keys(story)


def test_the_stories_of_a_section_that_moves_are_listed_where_it_now_stands():
    politics, science = newsroom.section("politics"), newsroom.section("science")
    africa = newsroom.section("africa", under=politics)
    story = newsroom.story(africa)
    africa.refresh_from_db()
    science.refresh_from_db()
    africa.move(science, pos="last-child")
    assert f"section:{science.pk}" in keys(story)
    assert f"section:{politics.pk}" not in keys(story)


def test_newest_gives_each_list_in_order_in_one_query(django_assert_num_queries):
    africa, asia = newsroom.section("africa"), newsroom.section("asia")
    old = newsroom.story(africa, "An old one", ago=timedelta(days=3))
    new = newsroom.story(africa, "A new one", ago=timedelta(hours=1))
    other = newsroom.story(asia, "Another", ago=timedelta(days=1))
    with django_assert_num_queries(1):
        found = listings.newest(
            {
                "latest": 2,
                f"section:{africa.pk}": 10,
                "second": Range("latest", 2, 2),
                "section:0": 5,
            }
        )
    assert found == {
        "latest": [new.pk, other.pk],
        f"section:{africa.pk}": [new.pk, old.pk],
        "second": [old.pk],
        "section:0": [],
    }


def test_newest_of_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert listings.newest({}) == {}
