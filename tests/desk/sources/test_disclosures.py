"""Disclosures on the form of a story."""

import pytest
from wagtail.test.utils.form_data import streamfield

from djeli.stories.models import Article
from tests import newsroom
from tests.desk.logins import edit_url, log_in, of

pytestmark = pytest.mark.django_db


def publish(story, **value):
    rows = {"disclosures": streamfield([("disclosure", value)]), "action-publish": "1"}
    return log_in("Editors").post(edit_url(story), of(story, **rows))


def test_an_editor_discloses_that_a_machine_translated_a_story():
    story = newsroom.draft(newsroom.section())
    story.save_revision()
    answer = publish(story, kind="translated", text="Ama read it against the original.")
    assert answer.status_code == 302, answer.context["form"].errors
    story = Article.objects.get(pk=story.pk)
    assert (story.live, story.is_machine_made) == (True, True)
    assert next(iter(story.disclosures.raw_data))["value"]["kind"] == "translated"


@pytest.mark.parametrize("value", [{"kind": "", "text": "Ama."}, {"kind": "trip", "text": ""}])
def test_half_a_disclosure_is_not_published(value):
    story = newsroom.draft(newsroom.section())
    story.save_revision()
    answer = publish(story, **value)
    assert answer.context["form"].errors["disclosures"]
    assert not Article.objects.get(pk=story.pk).live
