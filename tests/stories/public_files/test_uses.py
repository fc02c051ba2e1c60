"""Where a picture is used, and where it was before."""

import pytest

from djeli.stories.models import Article
from djeli.stories.public_files import showings
from djeli.stories.public_files.uses import uses_of
from tests import newsroom

pytestmark = pytest.mark.django_db


def told(picture, **more):
    showings.catch_up()
    return [(one.headline, one.is_over) for one in uses_of(picture.pk, **more)]


def test_live_stories_that_show_a_picture_are_named_and_drafts_are_not():
    picture, africa = newsroom.picture(), newsroom.section()
    newsroom.story(africa, "The lead", lead_picture=picture)
    newsroom.draft(africa, "A secret", lead_picture=picture)
    body = [("picture", {"picture": picture.pk, "caption": "", "credit": ""})]
    newsroom.story(africa, "Inside", body=body)
    assert sorted(told(picture)) == [("Inside", False), ("The lead", False)]


def test_a_story_that_has_another_picture_now_is_named_as_one_that_had_it():
    picture = newsroom.picture()
    story = newsroom.story(newsroom.section(), lead_picture=picture)
    assert told(picture) == [(story.title, False)]
    story.lead_picture = newsroom.picture("Another")
    story.save_revision().publish()
    assert told(picture) == [(story.title, True)]
    Article.objects.get(pk=story.pk).unpublish()
    assert told(picture) == []
