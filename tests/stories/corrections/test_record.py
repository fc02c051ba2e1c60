from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.stories.corrections import places, record
from djeli.stories.corrections.record import NoText, NotPublished
from djeli.stories.lists import listings
from djeli.stories.models import Article, Correction, CorrectionRules, Listing, Mend
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db

WRONG = "We wrote that 40 cars crossed. It was 14."


def published(**fields):
    return newsroom.story(newsroom.section(), ago=timedelta(days=1), **fields)


def publish(story, kind, text="", user=None):
    again = story.get_latest_revision_as_object()
    again.change_kind, again.change_text = kind, text
    again.save_revision(user=user).publish(user=user)
    return Article.objects.get(pk=story.pk)


def test_a_correction_that_is_published_with_its_change_is_a_row_in_its_authors_name():
    editor = logins.user("Editors", "Awa Diop")
    story = publish(published(), "correction", f" {WRONG} ", editor)
    (row,) = story.corrections.all()
    assert (row.kind, row.text, row.signed, row.by) == (
        "correction",
        WRONG,
        "Awa Diop Test",
        editor,
    )
    assert row.at == story.updated_at
    assert story.correction_mark == "correction"
    assert row.leads_until - row.at == timedelta(days=7)
    assert not story.change_kind
    assert not story.change_text


def test_the_form_asks_anew_after_each_publication():
    story = publish(published(), "correction", WRONG)
    again = story.get_latest_revision_as_object()
    assert (again.change_kind, again.change_text) == ("", "")


def test_the_same_draft_published_again_makes_no_second_correction():
    story = publish(published(), "correction", WRONG)
    updated = story.updated_at
    story.unpublish()
    story.latest_revision.publish()
    story.refresh_from_db()
    assert story.live
    assert story.corrections.count() == 1
    assert story.updated_at == updated


def test_a_draft_with_a_correction_tells_readers_nothing():
    story = published()
    story.change_kind, story.change_text = "correction", WRONG
    story.save_revision()
    assert not Correction.objects.exists()
    assert Article.objects.get(pk=story.pk).updated_at is None


def test_a_correction_of_an_earlier_change_sets_the_updated_time():
    story = published()
    made = record.take(story, "clarification", WRONG)
    story.refresh_from_db()
    assert story.updated_at == made.at
    assert story.correction_mark == "clarification"


def test_what_readers_never_saw_is_not_corrected():
    draft = newsroom.draft(newsroom.section())
    with pytest.raises(NotPublished):
        record.take(draft, "correction", WRONG)


def test_a_correction_has_a_text_and_an_update_need_not():
    story = published()
    with pytest.raises(NoText):
        record.take(story, "correction", "  ")
    record.take(story, "update", "")
    assert places.page_of(places.EVERY, 9) == []


def test_the_clock_lets_a_correction_go_to_the_foot_when_its_days_are_over():
    CorrectionRules.objects.create(correction_days=2)
    story = published()
    made = record.take(story, "correction", WRONG)
    assert record.settle(made.at + timedelta(days=1)) == 0
    assert record.settle(made.at + timedelta(days=2)) == 1
    made.refresh_from_db()
    story.refresh_from_db()
    assert not made.is_recent
    assert story.correction_mark == ""


def test_a_card_is_marked_with_the_weightiest_of_recent_corrections():
    story = published()
    record.take(story, "correction", WRONG)
    record.take(story, "note", "We spoke to the ferry company again.")
    assert Article.objects.get(pk=story.pk).correction_mark == "correction"


def test_a_retracted_story_stays_and_leaves_every_list_but_that_of_retractions():
    story = published()
    other = newsroom.story(story.get_parent().specific, "Another bridge")
    record.take(story, "retraction", "The document was forged.")
    story.refresh_from_db()
    assert story.live
    assert story.is_retracted
    keys = set(Listing.objects.filter(article=story).values_list("key", flat=True))
    assert keys
    assert all(key.startswith("retracted:") for key in keys)
    assert listings.newest({"latest": 9})["latest"] == [other.pk]
    section = story.get_parent().pk
    assert places.page_of(places.key_of(section, "retraction"), 9) == [story.corrections.get().pk]


def test_a_retraction_that_was_an_error_becomes_a_note_and_the_story_comes_back():
    story = published()
    made = record.take(story, "retraction", "The document was forged.")
    record.mend(made, "note", "The document is genuine; we retracted in error.", "Checked again")
    story.refresh_from_db()
    assert not story.is_retracted
    assert listings.newest({"latest": 9})["latest"] == [story.pk]


def test_what_a_correction_said_before_is_kept():
    editor = logins.user("Editors")
    made = record.take(published(), "correction", WRONG)
    record.mend(made, "correction", "It was 15.", "Counted again", editor)
    made.refresh_from_db()
    (kept,) = Mend.objects.all()
    assert (kept.text, kept.reason, kept.by) == (WRONG, "Counted again", editor)
    assert made.text == "It was 15."
    assert made.mended_at == kept.at


def test_to_change_nothing_is_no_change():
    made = record.take(published(), "correction", WRONG)
    assert record.mend(made, "correction", WRONG, "nothing") is None


def test_corrections_of_a_story_that_is_withdrawn_are_in_no_list_until_it_is_back():
    story = published()
    made = record.take(story, "correction", WRONG)
    story.refresh_from_db()
    story.unpublish()
    assert places.count(places.EVERY) == 0
    story.refresh_from_db()
    story.save_revision().publish()
    assert places.page_of(places.EVERY, 9) == [made.pk]


def test_corrections_follow_their_story_to_another_section():
    story, science = published(), newsroom.section("science")
    record.take(story, "correction", WRONG)
    Article.objects.get(pk=story.pk).move(science, pos="last-child")
    assert places.count(places.key_of(science.pk)) == 1
    assert places.count(places.key_of(newsroom.front().get_children().first().pk)) == 0


def test_the_mark_goes_with_the_time_not_with_a_later_edit():
    story = publish(published(), "correction", WRONG)
    story = publish(story, "")
    assert story.correction_mark == "correction"
    record.settle(timezone.now() + timedelta(days=8))
    assert publish(story, "").correction_mark == ""
