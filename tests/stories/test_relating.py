import pytest

from djeli.stories import relating
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa")


def related(story):
    story.refresh_from_db()
    return story.related_ids


def test_a_shared_topic_weighs_more_than_the_section(africa):
    river = newsroom.topic("Rivers")
    beside = newsroom.story(africa, "Beside it")
    about = newsroom.story(africa, "About the river", topics=[river])

    story = newsroom.story(africa, "The river rises", topics=[river])

    assert related(story) == [about.pk, beside.pk]


def test_what_is_published_later_is_offered_to_what_it_is_related_to(africa):
    river = newsroom.topic("Rivers")
    first = newsroom.story(africa, "The river rises", topics=[river])
    assert related(first) == []

    second = newsroom.story(africa, "The river falls", topics=[river])

    assert related(first) == [second.pk]


def test_a_story_that_is_taken_down_gives_its_place_to_the_next(africa):
    stories = [newsroom.story(africa, f"Story {number}") for number in range(relating.KEPT + 2)]
    last = stories[-1]
    gone = stories[-2]
    assert gone.pk in related(last)

    gone.refresh_from_db()
    gone.unpublish()

    assert gone.pk not in related(last)
    assert len(related(last)) == relating.KEPT


def test_a_publication_touches_few_stories_however_many_there_are(
    africa, django_assert_max_num_queries
):
    for number in range(30):
        newsroom.story(africa, f"Story {number}")

    story = newsroom.story(africa, "One more")
    with django_assert_max_num_queries(12):
        relating.relate(story)


def test_nothing_is_related_to_itself():
    assert relating.nearest(
        1, ["topic:3", "section:2"], {"topic:3": [1, 2], "section:2": [3, 1]}
    ) == [2, 3]
