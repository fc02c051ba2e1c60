"""What a real mail server says, over a real connection, and what follows from it."""

from datetime import timedelta
from email import message_from_string, policy

import pytest
import time_machine
from django.utils import timezone

from djeli.newsletters.models import Delivery, Issue, Suppression
from djeli.newsletters.sending import dispatch
from djeli.newsletters.sending.batches import Pace
from tests.newsletters import mailing
from tests.newsletters.sink import sink
from tests.services import free_port

pytestmark = pytest.mark.django_db
State = Issue.State


@pytest.fixture
def smtp(settings):
    """Points Django at a port of this machine."""

    def point(port: int) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""

    return point


@pytest.fixture
def issue():
    digest = mailing.newsletter()
    mailing.readers(digest, 4)
    made = mailing.issue(digest, subject="Ségou: le pont ouvre")
    dispatch.start(made)
    return made


def send(issue: Issue) -> Issue:
    while dispatch.send_some(issue, Pace(0)):
        pass
    issue.refresh_from_db()
    return issue


def states(issue: Issue) -> dict[str, str]:
    return dict(issue.deliveries.values_list("subscriber__email", "state"))


def test_the_mail_that_arrives_is_whole(issue, smtp, tmp_path, settings):
    settings.NEWSLETTER_BOUNCES = "bounces@lantern.internal"
    with sink(tmp_path) as server:
        smtp(server.port)
        assert send(issue).state == State.SENT
        mails = server.mails()
    assert sorted(one["to"] for one in mails) == [
        [f"reader{n:05}@lantern.internal"] for n in range(1, 5)
    ]
    assert len({one["from"] for one in mails}) == 4
    got = message_from_string(mails[0]["data"], policy=policy.default)
    assert got["Subject"] == "Ségou: le pont ouvre"
    plain, html = got.iter_parts()
    assert "The bridge opens" in plain.get_content()
    assert "The bridge opens" in html.get_content()
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert got["List-Unsubscribe"].strip(" <>") in plain.get_content()
    assert all(len(line) <= 998 for line in mails[0]["data"].splitlines())


def test_a_mailbox_that_is_not_there_is_noted_and_does_not_stop_the_others(issue, smtp, tmp_path):
    with sink(tmp_path, "REFUSE=550-5.1.1:reader00002@") as server:
        smtp(server.port)
        assert send(issue).state == State.SENT
        assert server.count() == 3
    assert states(issue)["reader00002@lantern.internal"] == Delivery.State.FAILED
    assert Suppression.objects.get().email == "reader00002@lantern.internal"


def test_a_refusal_for_other_reasons_does_not_suppress(issue, smtp, tmp_path):
    with sink(tmp_path, "REFUSE=550-5.7.1:reader00002@") as server:
        smtp(server.port)
        send(issue)
    assert states(issue)["reader00002@lantern.internal"] == Delivery.State.FAILED
    assert not Suppression.objects.exists()


def test_a_full_mailbox_is_tried_again_later(issue, smtp, tmp_path):
    with sink(tmp_path, "FULL=1") as server:
        smtp(server.port)
        assert send(issue).state == State.SENDING
        assert server.count() == 3
        assert issue.retry_at > timezone.now()
        assert dispatch.waiting() == []
        with time_machine.travel(timezone.now() + timedelta(minutes=2)):
            assert [one.pk for one in dispatch.waiting()] == [issue.pk]
            assert send(issue).state == State.SENT
        assert server.count() == 4


def test_a_mailbox_that_stays_full_is_given_up_after_six_times(issue, smtp, tmp_path):
    with sink(tmp_path, "REFUSE=452-4.2.2:reader00003@") as server:
        smtp(server.port)
        at = timezone.now()
        for _ in range(6):
            with time_machine.travel(at):
                send(issue)
            at += timedelta(days=1, minutes=5)
        assert server.count() == 3
    assert issue.state == State.SENT
    assert states(issue)["reader00003@lantern.internal"] == Delivery.State.FAILED


def test_without_a_mail_server_it_waits_says_why_and_goes_on_by_itself(issue, smtp, tmp_path):
    port = free_port()
    smtp(port)
    assert send(issue).state == State.SENDING
    assert "refused" in issue.reason.lower()
    first = issue.retry_at
    with time_machine.travel(first + timedelta(seconds=1)):
        send(issue)
        assert issue.retry_at - first > timedelta(seconds=25), "ever more seldom"
        with time_machine.travel(issue.retry_at + timedelta(seconds=1)):
            send(issue)
            assert any("waiting for the mail server" in line for line in dispatch.alarms())
    with sink(tmp_path, port=port) as server, time_machine.travel(issue.retry_at + timedelta(1)):
        assert send(issue).state == State.SENT
        assert server.count() == 4
    assert (issue.reason, issue.refusals) == ("", 0)


def test_a_mail_that_the_server_refuses_for_its_content_stops_the_issue(smtp, tmp_path):
    digest = mailing.newsletter()
    mailing.readers(digest, 30)
    issue = mailing.issue(digest)
    dispatch.start(issue)
    with sink(tmp_path, "DATA") as server:
        smtp(server.port)
        assert send(issue).state == State.STOPPED
        assert server.count() == 0
    assert "looks like spam" in issue.reason
    assert issue.deliveries.filter(state=Delivery.State.WAITING).count() == 21
