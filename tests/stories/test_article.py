from datetime import timedelta

import pytest
from django.utils import timezone

from tests import newsroom

pytestmark = pytest.mark.django_db


def test_a_story_that_was_only_corrected_for_typing_shows_no_updated_time():
    story = newsroom.story(newsroom.section(), ago=timedelta(hours=2))
    story.title = "The bridge opens today"
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.updated_at is None
    assert not story.is_updated


def test_an_editor_who_says_that_the_story_changed_gives_it_an_updated_time():
    story = newsroom.story(newsroom.section(), ago=timedelta(hours=2))
    story.story_changed = True
    story.save_revision().publish()
    story.refresh_from_db()
    assert timezone.now() - story.updated_at < timedelta(minutes=1)
    assert story.is_updated
    assert not story.story_changed


def test_the_updated_time_outlives_later_small_edits():
    story = newsroom.story(newsroom.section(), ago=timedelta(hours=2))
    story.story_changed = True
    story.save_revision().publish()
    story.refresh_from_db()
    updated = story.updated_at
    again = story.get_latest_revision_as_object()
    assert not again.story_changed
    again.title = "The bridge opens at last"
    again.save_revision().publish()
    story.refresh_from_db()
    assert story.updated_at == updated


def test_the_first_publication_is_no_update():
    story = newsroom.draft(newsroom.section(), story_changed=True)
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.updated_at is None


def test_a_story_is_withdrawn_when_the_agencys_terms_run_out():
    until = timezone.now() + timedelta(days=7)
    story = newsroom.story(newsroom.section(), usage_expires_at=until)
    assert story.expire_at == until


def test_the_words_that_a_reader_reads_are_counted():
    body = [
        ("heading", "Two words"),
        ("paragraph", "<p>Three more&nbsp;words <b>bold</b></p>"),
        ("quote", {"text": "One", "person": "Not counted", "role": ""}),
        ("facts", {"title": "Facts", "text": "<ul><li>are here</li></ul>"}),
    ]
    story = newsroom.draft(newsroom.section(), body=body)
    assert story.word_count == 10


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (220, 1), (221, 2), (880, 4)])
def test_reading_time_is_rounded_up_at_220_words_a_minute(words, minutes):
    story = newsroom.draft(newsroom.section())
    story.word_count = words
    assert story.reading_minutes == minutes
