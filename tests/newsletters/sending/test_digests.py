"""Digests at their hour: once, in the newsletter's own time zone, whatever clocks do."""

import logging
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.utils import timezone

from djeli.newsletters.models import Issue, Newsletter
from djeli.newsletters.sending import digests, dispatch
from djeli.newsletters.sending.composition import compose_next, next_hour
from djeli.newsletters.sending.story_choice import pick
from djeli.readership.models import Step, StoryViews
from djeli.readership.time_steps import floor
from tests import newsroom
from tests.newsletters import mailing

pytestmark = pytest.mark.django_db
State = Issue.State
LAGOS = zoneinfo.ZoneInfo("Africa/Lagos")


def digest(at: datetime, **fields) -> Newsletter:
    """The daily digest, set up a week before ``at``."""
    with time_machine.travel(at - timedelta(days=7), tick=False):
        found = mailing.newsletter(rule=Newsletter.Rule.LATEST, **fields)
        found.hour = fields.get("hour", time(7))
        found.automatic_since = None
        Newsletter.objects.filter(pk=found.pk).update(automatic_since=at - timedelta(days=7))
        found.refresh_from_db()
    return found


def test_it_is_made_once_at_its_hour_and_not_before(mailoutbox):
    seven = datetime(2026, 11, 25, 7, 0, tzinfo=LAGOS)
    with time_machine.travel(seven - timedelta(minutes=30), tick=False):
        mailing.readers(digest(seven), 2)
        newsroom.story(newsroom.section())
        dispatch.step()
        assert mailoutbox == []
    with time_machine.travel(seven + timedelta(seconds=8), tick=False):
        for _ in range(4):
            dispatch.step()
    assert len(mailoutbox) == 2
    with time_machine.travel(seven + timedelta(hours=2), tick=False):
        dispatch.step()
    assert len(mailoutbox) == 2
    assert Issue.objects.get(state=State.SENT).day == date(2026, 11, 25)


def test_two_clocks_that_look_at_once_make_one():
    seven = datetime(2026, 11, 25, 7, 0, tzinfo=LAGOS)
    newsletter = digest(seven)
    with time_machine.travel(seven, tick=False):
        digests.make(newsletter, seven.date(), seven)
        with pytest.raises(IntegrityError):
            digests.make(newsletter, seven.date(), seven)


@pytest.mark.parametrize(
    ("day", "hour", "due"),
    [
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # skipped
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice
        (date(2026, 10, 26), time(2, 30), datetime(2026, 10, 26, 1, 30, tzinfo=UTC)),
    ],
)
def test_on_the_days_on_which_clocks_change_it_goes_out_once(day, hour, due):
    newsletter = digest(due, hour=hour, time_zone="Europe/Berlin")
    assert newsletter.due_at(day) == due
    made = []
    for minutes in range(-90, 240, 15):
        now = due + timedelta(minutes=minutes)
        with time_machine.travel(now, tick=False):
            made += [one for one in digests.make_due(now) if one.day == day]
    assert len(made) == 1


def test_each_newsletter_keeps_the_clock_of_its_own_place():
    nairobi = Newsletter(hour=time(7), time_zone="Africa/Nairobi")
    dakar = Newsletter(hour=time(7), time_zone="Africa/Dakar")
    day = date(2026, 11, 25)
    assert dakar.due_at(day) - nairobi.due_at(day) == timedelta(hours=3)


def test_a_day_without_a_story_sends_nothing_and_says_so(mailoutbox, caplog):
    seven = datetime(2026, 11, 25, 7, 0, tzinfo=LAGOS)
    with caplog.at_level(logging.INFO), time_machine.travel(seven, tick=False):
        mailing.readers(digest(seven), 1)
        dispatch.step()
        dispatch.step()
    assert mailoutbox == []
    assert Issue.objects.get().state == State.EMPTY
    assert "not sent, no story in the last 24 hours" in caplog.text


def test_a_digest_that_is_hours_late_is_not_sent_and_raises_an_alarm(mailoutbox):
    seven = datetime(2026, 11, 25, 7, 0, tzinfo=LAGOS)
    with time_machine.travel(seven + timedelta(hours=7), tick=False):
        mailing.readers(digest(seven), 1)
        newsroom.story(newsroom.section())
        dispatch.step()
        assert Issue.objects.get().state == State.MISSED
        assert any("was not sent" in line for line in dispatch.alarms())
    assert mailoutbox == []


def test_an_issue_that_is_ten_minutes_late_raises_an_alarm():
    seven = datetime(2026, 11, 25, 7, 0, tzinfo=LAGOS)
    with time_machine.travel(seven, tick=False):
        mailing.issue(digest(seven), state=State.SCHEDULED, scheduled_at=seven)
    with time_machine.travel(seven + timedelta(minutes=9), tick=False):
        assert dispatch.alarms() == []
    with time_machine.travel(seven + timedelta(minutes=11), tick=False):
        assert "is late" in dispatch.alarms()[0]


def test_who_sets_an_hour_that_is_over_gets_tomorrows_first():
    noon = datetime(2026, 11, 25, 12, 0, tzinfo=LAGOS)
    with time_machine.travel(noon, tick=False):
        newsletter = mailing.newsletter(hour=time(8))
        assert digests.make_due() == []
        assert next_hour(newsletter)[0] == date(2026, 11, 26)


def test_a_digest_that_an_editor_prepared_goes_out_in_place_of_the_rules(mailoutbox):
    evening = datetime(2026, 11, 24, 20, 0, tzinfo=LAGOS)
    with time_machine.travel(evening, tick=False):
        newsletter = digest(evening)
        mailing.readers(newsletter, 1)
        newsroom.story(newsroom.section())
        issue = compose_next(newsletter)
        assert compose_next(newsletter) == issue
        Issue.objects.filter(pk=issue.pk).update(subject="From the editor")
    with time_machine.travel(evening + timedelta(hours=11, seconds=5), tick=False):
        dispatch.step()
        dispatch.step()
    assert [one.subject for one in mailoutbox] == ["From the editor"]


def test_a_weekly_one_goes_out_on_its_day_alone():
    saturday = datetime(2026, 11, 28, 7, 0, tzinfo=LAGOS)
    newsletter = digest(saturday, days=Newsletter.Days.SATURDAY)
    assert next_hour(newsletter, saturday - timedelta(days=3))[1] == saturday
    made = []
    for days in range(-3, 4):
        made += digests.make_due(saturday + timedelta(days=days, minutes=1))
    assert [one.day for one in made] == [saturday.date()]


def test_the_rule_takes_live_stories_of_the_last_day_in_its_language():
    home = newsroom.section()
    newest = newsroom.story(home, "Newest", ago=timedelta(hours=1))
    older = newsroom.story(home, "Older", ago=timedelta(hours=20))
    newsroom.story(home, "Yesterday", ago=timedelta(hours=25))
    newsroom.story(home, "En français", ago=timedelta(hours=2), language="fr")
    newsroom.draft(home, "A draft")
    gone = newsroom.story(home, "Withdrawn", ago=timedelta(hours=2))
    gone.unpublish()
    newsletter = mailing.newsletter(rule=Newsletter.Rule.LATEST)
    assert pick(newsletter) == [newest.pk, older.pk]
    hour = floor(timezone.now() - timedelta(hours=5), Step.HOUR)
    StoryViews.objects.create(story=older, step=Step.HOUR, at=hour, views=900)
    newsletter.rule = Newsletter.Rule.MOST_READ
    assert pick(newsletter)[0] == older.pk
    newsletter.section = newsroom.section("sport")
    assert pick(newsletter) == []
