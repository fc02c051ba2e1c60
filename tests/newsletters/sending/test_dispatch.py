"""Issues that are started, sent, stopped and taken up again, with a mail server that is here."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import OperationalError
from django.utils import timezone

from djeli.newsletters import preferences, signed_links
from djeli.newsletters.bounces.bounce_rules import suppress
from djeli.newsletters.models import Consent, Delivery, Issue, Subscriber, Suppression
from djeli.newsletters.sending import dispatch, ledger
from djeli.newsletters.sending.batches import Pace
from tests import newsroom
from tests.newsletters import mailing

pytestmark = pytest.mark.django_db
State = Issue.State


def send_all(issue: Issue) -> Issue:
    while dispatch.send_some(issue, Pace(0)):
        pass
    dispatch.send_some(issue, Pace(0))
    issue.refresh_from_db()
    return issue


@pytest.fixture
def issue():
    digest = mailing.newsletter()
    mailing.readers(digest, 5)
    return mailing.issue(digest)


def test_each_reader_gets_the_issue_once(issue, mailoutbox):
    assert dispatch.start(issue) == 5
    assert dispatch.start(issue) == 5
    sent = send_all(issue)
    assert sent.state == State.SENT
    assert sorted(one.to[0] for one in mailoutbox) == [
        f"reader{n:05}@lantern.internal" for n in range(1, 6)
    ]
    assert not dispatch.send_some(issue, Pace(0))
    assert len(mailoutbox) == 5


def test_a_mail_has_what_mailbox_providers_ask_for(issue, mailoutbox, settings):
    settings.NEWSLETTER_FROM = "Desk <news@lantern.internal>"
    settings.NEWSLETTER_BOUNCES = "bounces@lantern.internal"
    settings.BASE_URL = "https://lantern.internal"
    dispatch.start(issue)
    send_all(issue)
    one = mailoutbox[0]
    written = one.message()
    assert written["From"] == "Desk <news@lantern.internal>"
    assert written["List-Unsubscribe"].startswith("<https://lantern.internal/newsletter/leave/")
    assert written["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert written["List-Id"] == "Daily digest <digest.lantern.internal>"
    local, host = one.from_email.split("@")
    assert host == "lantern.internal"
    delivery = signed_links.delivery_of(local.removeprefix("bounces+"))
    assert delivery.subscriber.email == one.to[0]
    assert [part.get_content_type() for part in written.get_payload()] == [
        "text/plain",
        "text/html",
    ]


def test_who_leaves_while_it_is_being_sent_gets_no_mail(issue, mailoutbox):
    dispatch.start(issue)
    last = Subscriber.objects.get(email="reader00005@lantern.internal")
    token = signed_links.to_leave(last.pk, issue.newsletter_id, issue.pk)

    def leave_after_the_first():
        preferences.leave(token)

    dispatch.send_some(issue, Pace(0), leave_after_the_first)
    assert len(mailoutbox) == 4
    assert issue.deliveries.get(subscriber=last).state == Delivery.State.SKIPPED
    issue.refresh_from_db()
    assert issue.left == 1
    assert last.consents.get().kind == Consent.Kind.LEFT


def test_a_suppressed_address_gets_nothing_whatever_its_letters(issue, mailoutbox):
    suppress("READER00002@lantern.internal", Suppression.Cause.HARD)
    dispatch.start(issue)
    send_all(issue)
    assert len(mailoutbox) == 4


def test_stop_takes_hold_before_the_next_mail_and_resume_sends_to_the_others(issue, mailoutbox):
    dispatch.start(issue)
    assert not dispatch.send_some(issue, Pace(0), lambda: dispatch.stop(issue, "the desk said so"))
    issue.refresh_from_db()
    assert (len(mailoutbox), issue.state) == (1, State.STOPPED)
    dispatch.resume(issue)
    assert send_all(issue).state == State.SENT
    assert len({one.to[0] for one in mailoutbox}) == len(mailoutbox) == 5


def test_what_a_dead_process_had_claimed_is_sent_again_and_nothing_else(issue, mailoutbox):
    dispatch.start(issue)
    first, second, *_ = issue.deliveries.order_by("pk")
    Delivery.objects.filter(pk=first.pk).update(state=Delivery.State.SENT)
    Delivery.objects.filter(pk=second.pk).update(state=Delivery.State.CLAIMED)
    me = ledger.sender_name()
    gone = me.replace(me.split(":")[1], "999999999")
    Issue.objects.filter(pk=issue.pk).update(
        sender=gone, leased_until=timezone.now() + timedelta(minutes=1)
    )
    issue.refresh_from_db()
    send_all(issue)
    assert len(mailoutbox) == 4
    assert first.subscriber.email not in {one.to[0] for one in mailoutbox}


def test_an_issue_that_a_living_process_holds_is_left_to_it(issue):
    dispatch.start(issue)
    Issue.objects.filter(pk=issue.pk).update(
        sender="another-machine:1:x", leased_until=timezone.now() + timedelta(minutes=1)
    )
    issue.refresh_from_db()
    assert not dispatch.send_some(issue, Pace(0))
    assert mail.outbox == []
    Issue.objects.filter(pk=issue.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    issue.refresh_from_db()
    assert send_all(issue).state == State.SENT


def test_a_withdrawn_story_drops_out_of_what_is_still_to_be_sent(mailoutbox):
    digest = mailing.newsletter()
    mailing.readers(digest, 1)
    home = newsroom.section()
    kept, gone = newsroom.story(home, "The bridge opens"), newsroom.story(home, "The dam holds")
    issue = mailing.issue(digest, gone, kept)
    gone.unpublish()
    dispatch.start(issue)
    send_all(issue)
    assert mailoutbox[0].subject == "The bridge opens"
    assert "dam" not in mailoutbox[0].body


def test_a_subject_written_for_a_withdrawn_story_stops_the_issue(mailoutbox):
    digest = mailing.newsletter()
    mailing.readers(digest, 1)
    home = newsroom.section()
    kept, gone = newsroom.story(home, "The bridge opens"), newsroom.story(home, "The dam holds")
    issue = mailing.issue(
        digest,
        gone,
        kept,
        subject="The dam, at last",
        state=State.SCHEDULED,
        scheduled_at=timezone.now(),
    )
    gone.unpublish()
    dispatch.step()
    issue.refresh_from_db()
    assert (issue.state, mailoutbox) == (State.STOPPED, [])
    assert "The dam holds" in issue.reason


def test_an_issue_that_cannot_be_written_stops_and_does_not_hold_up_another(
    issue, mailoutbox, monkeypatch
):
    digest = issue.newsletter
    other = mailing.issue(digest, issue.entries.get().story, subject="Broken")
    was = dispatch.letter_of

    def break_one(one):
        if one.subject == "Broken":
            raise RuntimeError("a template of a theme")
        return was(one)

    dispatch.start(issue)
    dispatch.start(other)
    monkeypatch.setattr(dispatch, "letter_of", break_one)
    dispatch.step()
    other.refresh_from_db()
    assert (other.state, len(mailoutbox)) == (State.STOPPED, 5)
    assert "a template of a theme" in other.reason


def test_an_issue_without_a_live_story_is_not_sent(mailoutbox):
    digest = mailing.newsletter()
    mailing.readers(digest, 1)
    story = newsroom.story(newsroom.section())
    issue = mailing.issue(digest, story)
    story.unpublish()
    with pytest.raises(dispatch.NotSendable, match="live"):
        dispatch.start(issue)
    assert not issue.deliveries.exists()


def test_the_demos_people_get_no_mail_through_a_real_server(issue, settings, mailoutbox):
    Subscriber.objects.filter(pk__gt=0).first()
    one = Subscriber.objects.order_by("pk").first()
    Subscriber.objects.filter(pk=one.pk).update(email="awa@readers.example")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    from djeli.newsletters.sending.batches import is_nowhere

    assert is_nowhere("awa@readers.example")
    assert not is_nowhere("reader00002@lantern.internal")


@pytest.mark.parametrize("for_long", [False, True])
def test_a_database_error_between_two_mails_sends_none_twice(
    issue, mailoutbox, monkeypatch, for_long
):
    dispatch.start(issue)
    asked = ledger._may_get_now
    calls = []

    def fails_at_the_third(*args):
        calls.append(args)
        if len(calls) == 3:
            if for_long:
                monkeypatch.setattr(ledger, "_mark", is_away)
            raise OperationalError("server closed the connection unexpectedly")
        return asked(*args)

    def is_away(outcomes):
        raise OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as patch:
        patch.setattr(ledger, "_may_get_now", fails_at_the_third)
        write = ledger._mark
        with pytest.raises(OperationalError):
            dispatch.send_some(issue, Pace(0))
        monkeypatch.setattr(ledger, "_mark", write)
    assert len(mailoutbox) == 2
    sent = send_all(issue)
    assert sent.state == State.SENT
    assert len(mailoutbox) == 5
    assert len({one.to[0] for one in mailoutbox}) == 5
