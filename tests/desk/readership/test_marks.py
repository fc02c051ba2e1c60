"""What was done with a story, found in rows that are there anyway."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from djeli.desk.readership.marks import marks
from djeli.newsletters.models import Issue, IssueStory, Newsletter
from djeli.stories.models import LineUp
from tests import newsroom
from tests.desk.logins import user

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def story():
    with time_machine.travel(NOON, tick=False):
        return newsroom.story(newsroom.section("africa"))


def block(kind, *stories):
    slots = [{"type": "item", "value": {"story": pk, "headline": ""}} for pk in stories]
    return {"type": kind, "value": {"filling": "hand", "size": 4, "stories": slots}}


def line_up(name, *blocks, starts_at=NOON, at=NOON):
    """A line-up that an editor published at ``at``."""
    with time_machine.travel(at, tick=False):
        made = LineUp(name=name, starts_at=starts_at, containers=list(blocks), live=False)
        made.save()
        publish(made)
    return made


def publish(made):
    made.save_revision(user=user("Editors")).publish(user=user("Editors"))


def told(story, at=NOON + timedelta(days=1)):
    with time_machine.travel(at, tick=False):
        return [(mark.at, mark.label, mark.detail) for mark in marks(story)]


def test_a_story_is_marked_where_it_was_published(story):
    assert told(story) == [(NOON, "Published", "")]


def test_a_story_in_a_line_up_is_marked_with_container_and_place(story):
    one = timedelta(hours=1)
    line_up("Afternoon", block("lead", 99999, story.pk), at=NOON + one)

    assert told(story)[1:] == [
        (NOON + one, "Lead package", "Lead package, place 2, with the line-up “Afternoon”")
    ]


def test_a_line_up_that_waits_promotes_from_its_beginning(story):
    line_up("Evening", block("whats_hot", story.pk), starts_at=NOON + timedelta(hours=6))

    assert [at for at, label, _ in told(story)] == [NOON, NOON + timedelta(hours=6)]
    assert len(told(story, NOON + timedelta(hours=5))) == 1


def test_a_story_that_stays_where_it_is_has_one_mark_and_one_that_moves_has_two(story):
    hours = [timedelta(hours=number) for number in range(1, 4)]
    line_up("One", block("lead", story.pk), at=NOON + hours[0], starts_at=NOON + hours[0])
    line_up("Two", block("lead", story.pk), at=NOON + hours[1], starts_at=NOON + hours[1])
    line_up("Three", block("dont_miss", story.pk), at=NOON + hours[2], starts_at=NOON + hours[2])

    assert [label for _, label, _ in told(story)] == ["Published", "Lead package", "Don't Miss"]


def test_a_story_that_was_put_into_a_line_up_later_is_marked_then(story):
    made = line_up("Noon", block("lead", 99999))
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        made.containers = [block("lead", story.pk)]
        publish(made)

    assert [at for at, _, _ in told(story)] == [NOON, NOON + timedelta(hours=2)]


def test_another_story_s_number_that_begins_alike_is_no_promotion(story):
    line_up("Noon", block("lead", int(f"{story.pk}7")))
    assert len(told(story)) == 1


def test_a_line_up_without_a_log_counts_from_its_beginning(story):
    LineUp.objects.create(name="By hand", starts_at=NOON, containers=[block("our_picks", story.pk)])
    assert told(story)[-1][1] == "Our Picks"


def test_a_change_that_readers_were_told_of_is_marked(story):
    with time_machine.travel(NOON + timedelta(hours=3), tick=False):
        story.change_kind = "update"
        story.save_revision().publish()
    story.refresh_from_db()

    assert told(story)[1:] == [(NOON + timedelta(hours=3), "Updated", "The story has changed")]


def test_a_withdrawal_is_marked(story):
    with time_machine.travel(NOON + timedelta(hours=4), tick=False):
        story.unpublish(user=user("Editors"))
    assert [label for _, label, _ in told(story)] == ["Published", "Withdrawn"]


def test_a_newsletter_that_went_out_with_the_story_is_marked(story):
    morning = Newsletter.objects.create(name="Morning", slug="morning-letter", promise="Daily.")
    out = Issue.objects.create(newsletter=morning, started_at=NOON + timedelta(hours=5))
    waiting = Issue.objects.create(newsletter=morning)
    for issue in (out, waiting):
        IssueStory.objects.create(issue=issue, story=story)

    assert told(story)[1:] == [
        (NOON + timedelta(hours=5), "Newsletter", "In the newsletter “Morning”")
    ]
