"""What came back, as mail servers and complaint services write it."""

import mailbox
from datetime import timedelta
from email import message_from_string, policy

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from djeli.newsletters import signed_links
from djeli.newsletters.bounces.bounce_rules import Kind, judge, lift, suppress
from djeli.newsletters.bounces.reports import reports_in
from djeli.newsletters.models import Bounce, Delivery, Subscriber, Suppression
from djeli.newsletters.sending import ledger
from tests.desk.logins import user
from tests.newsletters import mailing

pytestmark = pytest.mark.django_db

DSN = """\
From: MAILER-DAEMON@mx.internal
To: bounces+{token}@lantern.internal
Subject: Undelivered Mail Returned to Sender
Date: Tue, 24 Nov 2026 07:00:09 +0100
Message-ID: <{id}@mx.internal>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

I am sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.internal

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--b
Content-Type: text/rfc822-headers

From: news@lantern.internal
Subject: Daily digest
Message-ID: <letter.{inside}@lantern.internal>

--b--
"""
ARF = """\
From: fbl@mail.internal
To: abuse@lantern.internal
Subject: complaint
Message-ID: <arf1@mail.internal>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

A reader pressed "this is spam".
--b
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: Loop/1.0
Version: 1

--b
Content-Type: message/rfc822

From: news@lantern.internal
To: redacted@mail.internal
Subject: Daily digest
Message-ID: <letter.{token}@lantern.internal>

Hello.
--b--
"""


@pytest.fixture
def delivery():
    digest = mailing.newsletter()
    mailing.readers(digest, 2)
    issue = mailing.issue(digest)
    ledger.open_ledger(issue)
    return issue.deliveries.order_by("pk").first()


def dsn(delivery: Delivery | None, **fields: str):
    token = signed_links.of_delivery(delivery.pk) if delivery else "nobody"
    given = {
        "token": token,
        "inside": "none",
        "id": "d1",
        "address": "reader00001@lantern.internal",
        "action": "failed",
        "status": "5.1.1",
        "said": "550 5.1.1 No such user",
        **fields,
    }
    return message_from_string(DSN.format(**given), policy=policy.default)


def test_a_mailbox_that_is_not_there_is_suppressed_at_once(delivery):
    (report,) = reports_in(dsn(delivery))
    assert (report.kind, report.email) == (Kind.HARD, "reader00001@lantern.internal")
    judge(report)
    assert Suppression.objects.get().cause == Suppression.Cause.HARD
    delivery.refresh_from_db()
    assert delivery.bounced_at is not None
    assert Bounce.objects.get().issue == delivery.issue
    assert ledger.recipients(delivery.issue) == 1


def test_the_token_in_the_returned_headers_is_enough(delivery):
    message = dsn(
        None, inside=signed_links.of_delivery(delivery.pk).upper(), address="x@forward.internal"
    )
    (report,) = reports_in(message)
    assert report.email == "reader00001@lantern.internal", (
        "of a forwarding mailbox the one we wrote to"
    )


def test_a_full_mailbox_is_suppressed_after_three_times(delivery):
    for number in range(3):
        assert not Suppression.objects.exists()
        (report,) = reports_in(dsn(delivery, id=f"s{number}", status="4.2.2", said="452 full"))
        judge(report)
    assert Suppression.objects.get().cause == Suppression.Cause.SOFT


def test_a_report_that_is_read_twice_counts_once(delivery):
    (report,) = reports_in(dsn(delivery, status="4.2.2"))
    assert judge(report)
    assert judge(report) is None


@pytest.mark.parametrize(
    "fields", [{"action": "delayed"}, {"action": "delivered", "status": "2.0.0"}]
)
def test_a_delay_is_no_bounce(delivery, fields):
    assert reports_in(dsn(delivery, **fields)) == []


def test_a_refusal_of_the_content_says_nothing_of_the_mailbox(delivery):
    (report,) = reports_in(dsn(delivery, status="5.7.1", said="550 5.7.1 looks like spam"))
    assert report.kind == Kind.SOFT


def test_a_forged_report_strikes_nobody_off_at_once(delivery):
    for forged in (dsn(None), dsn(delivery, token=f"{delivery.pk}-000000000000")):
        (report,) = reports_in(forged)
        assert (report.kind, report.delivery) == (Kind.SOFT, None)


def test_a_complaint_suppresses_at_once_and_its_address_may_be_blacked_out(delivery):
    token = signed_links.of_delivery(delivery.pk)
    told = message_from_string(ARF.format(kind="abuse", token=token), policy=policy.default)
    (report,) = reports_in(told)
    judge(report)
    suppressed = Suppression.objects.get()
    assert suppressed.email == "reader00001@lantern.internal"
    assert suppressed.cause == Suppression.Cause.COMPLAINT
    took_back = message_from_string(ARF.format(kind="not-spam", token=token), policy=policy.default)
    assert reports_in(took_back) == []


def test_a_persons_answer_is_no_report():
    text = "From: ama@lantern.internal\nTo: bounces@lantern.internal\nSubject: Hello\n\n550 5.1.1\n"
    assert reports_in(message_from_string(text, policy=policy.default)) == []


def test_a_suppression_is_lifted_for_a_reason_and_counts_from_there(delivery):
    for number in range(3):
        judge(reports_in(dsn(delivery, id=f"s{number}", status="4.2.2", said="452 full"))[0])
    standing = Suppression.objects.get()
    by = user("Audience editors")
    with pytest.raises(ValueError, match="reason"):
        lift(standing, by, " ")
    lift(standing, by, "she wrote to us")
    assert ledger.recipients(delivery.issue) == 2
    suppress("READER00001@lantern.internal", Suppression.Cause.NEWSROOM)
    assert ledger.recipients(delivery.issue) == 1
    assert Suppression.objects.count() == 2


def test_the_command_reads_an_mbox_a_maildir_a_folder_and_a_message(delivery, tmp_path, capsys):
    box = mailbox.mbox(tmp_path / "box")
    box.add(dsn(delivery).as_bytes())
    box.add(b"From: a@b.internal\n\nHello\n")
    box.close()
    maildir = mailbox.Maildir(tmp_path / "maildir")
    maildir.add(dsn(delivery, id="d2").as_bytes())
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "one.eml").write_bytes(dsn(delivery, id="d3").as_bytes())
    for path, read in (("box", 2), ("maildir", 1), ("folder", 1), ("folder/one.eml", 1)):
        call_command("newsletter", "bounces", str(tmp_path / path))
        assert f"{read} read" in capsys.readouterr().out
    assert Bounce.objects.count() == 3
    with pytest.raises(CommandError):
        call_command("newsletter", "bounces", str(tmp_path / "missing"))


def test_noise_in_the_mailbox_does_no_harm(delivery, tmp_path):
    noise = tmp_path / "noise"
    noise.write_bytes(
        b"From \xff\xfe\nContent-Type: multipart/report; report-type=delivery-status; boundary=\n\n--\n\x00"
        * 50
    )
    call_command("newsletter", "bounces", str(noise))
    assert not Bounce.objects.exists()


def test_an_erased_reader_is_forgotten_with_bounces_and_suppressions(delivery):
    from djeli.newsletters.preferences import erase

    judge(reports_in(dsn(delivery))[0])
    erase(Subscriber.objects.get(email="reader00001@lantern.internal"))
    assert not Bounce.objects.exists()
    assert not Suppression.objects.exists()
    delivery.refresh_from_db()
    assert delivery.subscriber is None
    assert delivery.bounced_at < timezone.now() + timedelta(seconds=1)
