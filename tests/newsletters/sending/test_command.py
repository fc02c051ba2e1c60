"""``djeli newsletter``, as an operator and the clock's machines call it."""

import json

import pytest
from django.core.management import CommandError, call_command

from djeli.newsletters.models import Issue
from tests import newsroom
from tests.newsletters import mailing

pytestmark = pytest.mark.django_db


@pytest.fixture
def digest():
    made = mailing.newsletter()
    mailing.readers(made, 3)
    return made


def said(capsys, *words: str) -> str:
    capsys.readouterr()
    call_command("newsletter", *words)
    return capsys.readouterr().out


def test_todays_digest_is_sent_now_and_only_once(digest, mailoutbox, capsys):
    newsroom.story(newsroom.section())
    (row,) = json.loads(said(capsys, "digest", "--now", "--json"))
    assert (row["sent"], row["state"]) == (3, "sent")
    assert "Nothing is due" in said(capsys, "digest", "--now")
    assert len(mailoutbox) == 3


def test_an_issue_is_sent_by_its_number(digest, mailoutbox, capsys):
    issue = mailing.issue(digest)
    assert "3 of 3 sent" in said(capsys, "send", str(issue.pk))
    with pytest.raises(CommandError, match="already sent"):
        call_command("newsletter", "send", str(issue.pk))
    assert len(mailoutbox) == 3


def test_an_issue_without_a_live_story_fails_with_the_reason(digest, mailoutbox):
    issue = mailing.issue(digest)
    issue.entries.get().story.unpublish()
    with pytest.raises(CommandError, match="live"):
        call_command("newsletter", "send", str(issue.pk))
    assert mailoutbox == []


@pytest.mark.parametrize("words", [("send", "99"), ("digest", "nothing", "--now")])
def test_what_is_not_there_fails_as_everywhere(words, digest):
    with pytest.raises(CommandError) as caught:
        call_command("newsletter", *words)
    assert caught.value.returncode == 1
    assert str(caught.value).startswith("there is no ")


def test_a_test_mail_to_no_address_is_wrong_usage(digest, mailoutbox):
    with pytest.raises(CommandError, match="'nonsense' is not an e-mail address") as caught:
        call_command("newsletter", "test", str(mailing.issue(digest).pk), "nonsense")
    assert (caught.value.returncode, mailoutbox) == (2, [])


def test_status_tells_readers_and_the_next_hour(digest, capsys):
    mailing.issue(digest)
    facts = json.loads(said(capsys, "status", "--json"))
    row = next(one for one in facts["newsletters"] if one["slug"] == "digest")
    assert row["readers"] == 3
    assert "T" in row["next"]
    assert facts["issues"][0]["state"] == Issue.State.DRAFT
    assert "digest" in said(capsys, "status")


def test_a_test_mail_is_marked_and_in_no_ledger(digest, mailoutbox, capsys):
    issue = mailing.issue(digest)
    said(capsys, "test", str(issue.pk), "me@lantern.internal")
    assert mailoutbox[0].subject.startswith("[Test] ")
    assert not issue.deliveries.exists()
