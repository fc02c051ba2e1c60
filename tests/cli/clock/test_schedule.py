from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from wagtail.models import Revision

from djeli.cli.clock.schedule import keep_schedule
from djeli.press.api import changes_after, last_change, row_key
from djeli.stories.models import Picture
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa")


def scheduled(story, minutes):
    """The story as scheduled, with its time moved to so many minutes from now."""
    story.go_live_at = timezone.now() + timedelta(hours=1)
    revision = story.save_revision()
    revision.publish()
    at = timezone.now() + timedelta(minutes=minutes)
    revision.content["go_live_at"] = at.isoformat()
    revision.approved_go_live_at = at
    revision.save()
    return story


def is_live(story):
    story.refresh_from_db()
    return story.live


def test_a_story_goes_live_when_its_time_has_come_and_not_before(africa):
    due = scheduled(newsroom.draft(africa, "Ferry opens"), minutes=-1)
    later = scheduled(newsroom.draft(africa, "Bridge opens"), minutes=30)
    assert keep_schedule() == []
    assert is_live(due)
    assert not is_live(later)


def test_an_expired_story_is_taken_down(africa):
    story = newsroom.story(africa, "A sale")
    type(story).objects.filter(pk=story.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert keep_schedule() == []
    assert not is_live(story)


def test_a_story_is_taken_down_when_the_agencys_terms_run_out(africa):
    story = newsroom.story(africa, "Agency copy")
    past = timezone.now() - timedelta(minutes=1)
    type(story).objects.filter(pk=story.pk).update(usage_expires_at=past)
    assert keep_schedule() == []
    assert not is_live(story)


def test_a_story_that_cannot_be_published_does_not_hold_up_the_next(africa, monkeypatch):
    broken = scheduled(newsroom.draft(africa, "Broken story"), minutes=-5)
    whole = scheduled(newsroom.draft(africa, "Whole story"), minutes=-1)
    publish = Revision.publish

    def publish_or_fail(self, *args, **kwargs):
        if self.object_id == str(broken.pk):
            raise ValueError("no credit")
        return publish(self, *args, **kwargs)

    monkeypatch.setattr(Revision, "publish", publish_or_fail)
    [line] = keep_schedule()
    assert "Broken story" in line
    assert "no credit" in line
    assert is_live(whole)


def test_a_database_that_is_gone_is_not_blamed_on_a_story(africa, monkeypatch):
    scheduled(newsroom.draft(africa, "Ferry opens"), minutes=-1)

    def gone(self, *args, **kwargs):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(Revision, "publish", gone)
    with pytest.raises(OperationalError):
        keep_schedule()


def test_the_end_of_a_pictures_rights_is_noted_once(africa):
    picture = newsroom.picture(rights_expire_at=timezone.now() + timedelta(hours=1))
    keep_schedule()
    assert not Picture.objects.get().is_expired

    Picture.objects.update(rights_expire_at=timezone.now() - timedelta(seconds=1))
    before = last_change()
    keep_schedule()
    assert Picture.objects.get().is_expired
    assert row_key(Picture, picture.pk) in {key for _, key in changes_after(before, 10)}

    before = last_change()
    keep_schedule()
    assert last_change() == before
