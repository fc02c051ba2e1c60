"""Until when a story may be shown follows the agency, also in drafts and on the schedule."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from djeli.cli.clock.schedule import keep_schedule
from djeli.stories.models import Edition
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import Stop, WireItem
from djeli.wire.orders import terms
from djeli.wire.story_drafts import make_story
from tests import newsroom

pytestmark = pytest.mark.django_db
PLAIN = json.loads((Path(__file__).parent / "samples" / "plain.json").read_text())
FIRST = datetime(2099, 1, 1, 6, 0, 30, tzinfo=UTC)
LATER = FIRST + timedelta(days=30)


def received(expires, version="1", **facts):
    shape = PLAIN | {"version": version, "expires": expires.isoformat() if expires else ""} | facts
    list(ingest_bytes(json.dumps(shape).encode(), "test"))
    return WireItem.objects.get(is_newest=True)


@pytest.fixture
def story():
    return make_story(received(FIRST), section=newsroom.section("africa"))


def of_draft(story):
    story.refresh_from_db()
    return story.get_latest_revision_as_object().usage_expires_at


def test_terms_that_are_extended_reach_the_story_and_its_draft(story):
    story.get_latest_revision().publish()
    received(LATER, "2")
    story.refresh_from_db()
    assert story.usage_expires_at == of_draft(story) == LATER
    assert PageLogEntry.objects.get(action=terms.CHANGED).data["end"] == LATER.isoformat()
    story.get_latest_revision().publish()
    story.refresh_from_db()
    assert story.usage_expires_at == LATER


def test_an_older_draft_or_form_does_not_bring_the_former_end_back(story):
    received(LATER, "2")
    story.refresh_from_db()
    story.usage_expires_at = FIRST.replace(second=0)  # as a form has it
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.usage_expires_at == LATER


def test_an_end_that_an_editor_has_set_stays_unless_the_agency_s_is_earlier(story):
    own = FIRST - timedelta(days=9)
    story.usage_expires_at = own
    story.save_revision().publish()
    received(LATER, "2")
    assert of_draft(story) == own
    received(own - timedelta(days=1), "3")
    assert of_draft(story) == own - timedelta(days=1)


def test_terms_without_an_end_leave_none(story):
    received(None, "2")
    assert of_draft(story) is None


def test_terms_that_end_withdraw_the_story_and_the_desk_hears_when_they_go_on(story):
    story.get_latest_revision().publish()
    received(timezone.now() - timedelta(minutes=1), "2")
    keep_schedule()
    story.refresh_from_db()
    assert (story.live, story.expired) == (False, True)
    received(LATER, "3")
    assert [stop.deed for stop in Stop.objects.all()] == ["extended"]
    story.get_latest_revision().publish()
    story.refresh_from_db()
    assert story.live


def test_an_edition_may_want_to_be_warned_of_the_end_only(story):
    edition = Edition.load()
    edition.terms_policy = Edition.TermsPolicy.ALARM
    edition.save()
    story.get_latest_revision().publish()
    received(timezone.now() - timedelta(minutes=1), "2")
    keep_schedule()
    keep_schedule()
    story.refresh_from_db()
    assert story.live
    assert [(stop.deed, stop.story_id) for stop in Stop.objects.all()] == [("ended", story.pk)]
    story.expire_at = timezone.now() - timedelta(minutes=1)
    story.save()
    keep_schedule()
    story.refresh_from_db()
    assert not story.live
