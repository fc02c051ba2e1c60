"""Withdrawing a story: the reason, and the note at its address."""

import pytest
from django.test import Client

from djeli.stories.models import Withdrawal
from tests import newsroom
from tests.desk.logins import log_in, user

pytestmark = pytest.mark.django_db
NOTE = "A source has taken back what she told us. <We> look into it."


@pytest.fixture
def story(db):
    return newsroom.story(newsroom.section(), "The bridge opens")


def withdraw(story, **facts):
    return log_in("Editors").post(f"/desk/pages/{story.pk}/unpublish/", facts)


def read(story):
    return Client().get("/africa/the-bridge-opens/")


def test_the_form_asks_why_and_offers_a_note(story):
    page = log_in("Editors").get(f"/desk/pages/{story.pk}/unpublish/").content.decode()
    assert 'name="reason"' in page
    assert 'name="note"' in page
    assert "unpublish" not in page.replace("/unpublish/", "").replace("wagtailadmin", "").lower()


def test_without_a_reason_the_story_stays_and_the_note_is_not_lost(story):
    answer = withdraw(story, note=NOTE)
    assert "This field is required" in answer.content.decode()
    assert "A source has taken back" in answer.content.decode()
    story.refresh_from_db()
    assert story.live
    assert not Withdrawal.objects.exists()


def test_readers_get_the_note_in_a_sentence_and_not_the_reason(story):
    withdraw(story, reason="Her lawyer called", note=NOTE)
    story.refresh_from_db()
    assert not story.live
    row = Withdrawal.objects.get()
    assert (row.reason, row.by) == ("Her lawyer called", user("Editors"))
    answer = read(story)
    said = answer.content.decode()
    assert answer.status_code == 410
    assert "A source has taken back what she told us. &lt;We&gt; look into it." in said
    assert "lawyer" not in said
    assert 'class="status"' not in said


def test_without_a_note_readers_are_told_the_usual(story):
    withdraw(story, reason="Unproven")
    assert "The newsroom took it off the site." in read(story).content.decode()


def test_the_last_withdrawal_counts(story):
    withdraw(story, reason="Unproven", note=NOTE)
    story.refresh_from_db()
    story.save_revision().publish()
    assert read(story).status_code == 200
    withdraw(story, reason="Unproven again")
    assert "A source" not in read(story).content.decode()


def test_the_history_says_why(story):
    withdraw(story, reason="Her lawyer called")
    history = log_in("Editors").get(f"/desk/pages/{story.pk}/history/").content.decode()
    assert "Withdrawn: Her lawyer called" in history


def test_several_are_withdrawn_at_once_for_a_reason_and_not_without_one(story):
    other = newsroom.story(story.get_parent().specific, "The bridge closes")
    url = f"/desk/bulk/wagtailcore/page/unpublish/?id={story.pk}&id={other.pk}&next=/desk/"
    client = log_in("Editors")
    page = client.get(url).content.decode()
    assert 'name="reason"' in page
    assert 'name="note"' in page
    assert "unpublish" not in page.replace("/unpublish/", "").replace("wagtailadmin", "").lower()
    answer = client.post(url, {"note": NOTE})
    assert "This field is required" in answer.content.decode()
    assert not Withdrawal.objects.exists()
    answer = client.post(url, {"reason": "It is wrong.", "note": NOTE}, follow=True)
    assert "2 pages are withdrawn." in answer.content.decode()
    assert set(Withdrawal.objects.values_list("story", "note")) == {
        (story.pk, NOTE),
        (other.pk, NOTE),
    }
    assert "A source has taken back" in read(story).content.decode()
