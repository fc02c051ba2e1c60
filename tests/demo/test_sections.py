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
