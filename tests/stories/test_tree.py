"""The tree of pages, as one render after the other finds it."""

import pytest
from wagtail.models import PageViewRestriction

from djeli.press.render.snapshot import snapshot
from djeli.stories.tree import Tree
from tests import newsroom

pytestmark = pytest.mark.django_db


def is_closed(story):
    story.refresh_from_db()
    with snapshot():
        return Tree.current().is_closed(story.path)


def test_a_restricted_story_is_closed_where_it_is_moved_to_as_well():
    africa, science = newsroom.section("africa"), newsroom.section("science")
    story = newsroom.story(africa)
    assert not is_closed(story)
    PageViewRestriction.objects.create(page_id=story.pk, restriction_type="login")
    assert is_closed(story)
    story.move(science, pos="last-child")
    assert is_closed(story)
