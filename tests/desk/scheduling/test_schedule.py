"""Publishing at a time: chosen in the publish button, moved and edited without cancelling."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from djeli.cli.clock.schedule import keep_schedule
from djeli.desk.times import quick_times
from djeli.stories.models import Article
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db
LAGOS = ZoneInfo("Africa/Lagos")
SIX = "2036-11-30T06:00"


@pytest.fixture
def story():
    made = newsroom.draft(newsroom.section("africa"), owner=logins.user("Reporters"))
    made.save_revision(user=logins.user("Reporters"))
    return made


def press(client, story, value="action-publish", **fields):
    data = logins.of(story, **fields)
    return client.post(logins.edit_url(story), {**data, "action-publish": value}, follow=True)


def scheduled_for(story):
    revision = Article.objects.get(pk=story.pk).scheduled_revision
    return timezone.localtime(revision.approved_go_live_at) if revision else None


def test_the_quick_times_are_those_of_the_newsrooms_clock_and_none_has_passed():
    with timezone.override(LAGOS):
        evening = datetime(2026, 11, 27, 19, 7, tzinfo=LAGOS)
        assert [(one.label, one.typed) for one in quick_times(evening)] == [
            ("In an hour", "2026-11-27T20:07"),
            ("Tomorrow 06:00", "2026-11-28T06:00"),
            ("Monday 06:00", "2026-11-30T06:00"),
        ]
        sunday = datetime(2026, 11, 29, 8, 0, tzinfo=LAGOS)
        assert [one.label for one in quick_times(sunday)] == [
            "In an hour",
            "Tonight 18:00",
            "Tomorrow 06:00",
        ]


def test_a_time_in_the_button_schedules_at_once_and_is_told_with_its_zone(story):
    answer = press(logins.log_in("Editors"), story, SIX)
    assert scheduled_for(story).strftime("%Y-%m-%dT%H:%M") == SIX
    assert "It goes live on Sunday, 30 November, 06:00" in answer.content.decode()


def test_a_typed_time_has_minutes(story):
    press(logins.log_in("Editors"), story, "typed", **{"publish-at": "2036-11-30T06:07"})
    assert scheduled_for(story).strftime("%H:%M") == "06:07"


@pytest.mark.parametrize("typed", ["", "soon", "2020-01-01T06:00"])
def test_no_time_and_a_time_that_has_passed_publish_nothing_and_say_so(story, typed):
    answer = press(logins.log_in("Editors"), story, "typed", **{"publish-at": typed})
    html = answer.content.decode()
    assert "Enter a day and a time" in html or "This time has passed" in html
    assert scheduled_for(story) is None
    assert not Article.objects.get(pk=story.pk).live


def test_a_time_that_there_is_not_publishes_nothing(story):
    answer = press(logins.log_in("Editors"), story, "2036-02-30T06:00")
    assert "Enter a day and a time" in answer.content.decode()
    assert not Article.objects.get(pk=story.pk).live


@pytest.mark.parametrize("said", ["action-publish", "Publish", "1"])
def test_the_plain_button_publishes_at_once_whatever_it_says(story, said):
    press(logins.log_in("Editors"), story, said)
    assert Article.objects.get(pk=story.pk).live


def test_a_scheduled_story_says_scheduled_and_not_locked_and_is_edited(story):
    editor = logins.log_in("Editors")
    press(editor, story, SIX)
    html = editor.get(logins.edit_url(story)).content.decode()
    assert "Scheduled: goes live on Sunday, 30 November, 06:00" in html
    assert not any(said in html for said in ("is locked", "Locked by", "Page locked"))
    editor.post(logins.edit_url(story), logins.of(story, headline="The bridge opens late"))
    assert scheduled_for(story) is not None
    told = editor.get(logins.edit_url(story)).content.decode()
    assert "What was changed after scheduling does not go out with it" in told


def test_scheduling_again_moves_the_story_with_its_changes(story):
    editor = logins.log_in("Editors")
    press(editor, story, SIX)
    press(editor, story, "2036-12-01T07:30", headline="The bridge opens late")
    assert scheduled_for(story).strftime("%d %H:%M") == "01 07:30"
    revision = Article.objects.get(pk=story.pk).scheduled_revision
    assert revision.as_object().title == "The bridge opens late"


def test_now_publishes_a_scheduled_story_at_once(story):
    editor = logins.log_in("Editors")
    press(editor, story, SIX)
    press(editor, story, "now")
    story.refresh_from_db()
    assert story.live
    assert scheduled_for(story) is None


def test_what_was_approved_goes_out_and_not_what_was_written_since(story):
    editor = logins.log_in("Editors")
    press(editor, story, SIX)
    editor.post(logins.edit_url(story), logins.of(story, headline="Not approved"))
    past = timezone.now() - timedelta(minutes=1)
    revision = Article.objects.get(pk=story.pk).scheduled_revision
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    assert keep_schedule() == []
    story.refresh_from_db()
    assert (story.live, story.title) == (True, "The bridge opens")
    assert story.has_unpublished_changes


def test_an_autosave_never_writes_over_what_is_scheduled(story):
    editor = logins.log_in("Editors")
    press(editor, story, SIX)
    scheduled = Article.objects.get(pk=story.pk).scheduled_revision
    data = logins.of(story, headline="Written on")
    editor.post(logins.edit_url(story), {**data, "overwrite_revision_id": scheduled.pk})
    assert scheduled_for(story) is not None
    assert Article.objects.get(pk=story.pk).get_latest_revision().as_object().title == "Written on"


def test_a_story_that_somebody_locked_stays_locked(story):
    press(logins.log_in("Editors"), story, SIX)
    Article.objects.filter(pk=story.pk).update(locked=True, locked_by=logins.user("Publishers"))
    press(logins.log_in("Editors"), story, "now")
    assert not Article.objects.get(pk=story.pk).live


def test_reporters_have_no_time_to_press_and_a_forged_one_only_saves(story):
    reporter = logins.log_in("Reporters")
    assert "publish-at" not in reporter.get(logins.edit_url(story)).content.decode()
    press(reporter, story, SIX)
    assert scheduled_for(story) is None
    assert not Article.objects.get(pk=story.pk).live


def test_a_new_story_is_scheduled_from_its_first_form():
    africa, by = newsroom.section("africa"), newsroom.contributor()
    editor = logins.log_in("Editors")
    assert "publish-at" in editor.get(logins.add_url(africa)).content.decode()
    editor.post(logins.add_url(africa), {**logins.form(by), "action-publish": SIX})
    assert scheduled_for(Article.objects.get()).strftime("%Y-%m-%dT%H:%M") == SIX
