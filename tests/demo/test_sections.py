import pytest

from djeli.demo import sections
from djeli.stories.models import LineUp
from tests import newsroom

pytestmark = pytest.mark.django_db


def test_the_desk_shows_the_stories_that_the_demo_puts_on_the_front():
    story = newsroom.story(newsroom.section("africa"))
    line_up = LineUp(containers=[sections._container("lead", 3, [story.pk])])
    (slot,) = line_up.containers[0].value["stories"]
    assert slot["story"].pk == story.pk


def test_a_story_of_the_lead_is_not_picked_again():
    home = newsroom.section("africa")
    stories = [newsroom.story(home, f"Story {number}") for number in range(6)]
    for story in stories:
        story.word_count = 700
    picks = sections._picks(stories, without=stories[1:3])
    assert picks == [stories[0], *stories[3:6]]
