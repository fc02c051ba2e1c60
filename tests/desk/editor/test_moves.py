"""A page that is moved to where its address is taken is told what to do."""

import pytest

from djeli.stories.models import Article
from tests import newsroom
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return newsroom.story(newsroom.section("africa"), slug="bridge-opens")


def move(client, story, home):
    answer = client.post(f"/desk/pages/{story.pk}/move/{home.pk}/confirm/", follow=True)
    return answer.content.decode(), Article.objects.get(pk=story.pk)


def test_a_taken_address_is_named_with_one_that_is_free(story):
    home = newsroom.section("asia")
    newsroom.story(home, slug="bridge-opens")
    client = log_in("Editors")
    told, moved = move(client, story, home)
    assert moved.get_parent().pk != home.pk
    assert "bridge-opens-2" in told
    assert f"/desk/pages/{story.pk}/edit/" in told


def test_a_free_address_is_moved_as_ever(story):
    home = newsroom.section("asia")
    client = log_in("Editors")
    assert move(client, story, home)[1].get_parent().pk == home.pk


def test_who_may_not_move_is_not_told_what_is_taken(story):
    home = newsroom.section("asia")
    newsroom.story(home, slug="bridge-opens")
    client = log_in("Contributors")
    assert "bridge-opens-2" not in move(client, story, home)[0]
