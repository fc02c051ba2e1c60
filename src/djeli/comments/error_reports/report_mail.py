"""Mail to readers who reported an error: the question once per address, then the answers.

As with mail about replies there is no mail without a yes, rows are written with what they are
about, and the clock sends each once.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from djeli.comments.models import Correspondent, ErrorReport, ReportMail
from djeli.comments.reply_mail import AT_ONCE, TRIES, confirmation_token, stop_url
from djeli.kit.mail_addresses import named_sender
from djeli.stories.addresses import absolute
from djeli.stories.models import Article, Edition
from djeli.stories.tree import Tree

OLD = timedelta(days=30)
"""After that an answer that nobody confirmed an address for is not sent."""
Kind = ReportMail.Kind


def on_report(report: ErrorReport) -> None:
    """Ask the address, if it was never asked."""
    if not report.email_key:
        return
    who, _is_new = Correspondent.objects.get_or_create(
        email_key=report.email_key, defaults={"email": report.email}
    )
    if who.asked_at is None:
        Correspondent.objects.filter(pk=who.pk).update(asked_at=timezone.now())
        ReportMail.objects.get_or_create(kind=Kind.QUESTION, report=report, defaults={"to": who})


def on_answer(report: ErrorReport) -> None:
    """Let an answer go out, now or when the address is confirmed."""
    who = Correspondent.objects.filter(email_key=report.email_key).first()
    if report.email_key and who and who.stopped_at is None:
        ReportMail.objects.get_or_create(kind=Kind.ANSWER, report=report, defaults={"to": who})


def send_waiting() -> list[str]:
    """Send what waits; a line for each that could not be sent. Called by the clock."""
    troubles = []
    waiting = ReportMail.objects.filter(
        sent_at=None,
        tries__lt=TRIES,
        made_at__gt=timezone.now() - OLD,
        to__stopped_at=None,
    )
    unconfirmed = waiting.filter(kind=Kind.ANSWER, to__confirmed_at=None).values("pk")
    due = waiting.exclude(pk__in=unconfirmed).select_related("to", "report")
    for mail in list(due[:AT_ONCE]):
        # Counted before it is sent: a crash between the two costs a mail, and sends none twice.
        ReportMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now(), tries=mail.tries + 1)
        try:
            message(mail).send()
        except OSError as error:
            ReportMail.objects.filter(pk=mail.pk).update(sent_at=None)
            troubles.append(f"a mail about an error report could not be sent: {error}")
    return troubles


def message(mail: ReportMail) -> EmailMessage:
    """The row as an e-mail, in the edition's language."""
    edition = Edition.load()
    stop = stop_url(mail.to)
    with override(edition.language_codes[0]):
        write = _question if mail.kind == Kind.QUESTION else _answer
        subject, text = write(mail, edition.name, stop)
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=text,
        from_email=named_sender(settings.DEFAULT_FROM_EMAIL, edition.name),
        to=[mail.to.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def _question(mail: ReportMail, edition: str, stop: str) -> tuple[str, str]:
    link = absolute(f"/corrections/report/mail/{confirmation_token(mail.to)}/")
    text = _(
        "You reported an error to %(edition)s. If we may answer you by mail, open this page and "
        "confirm:\n\n%(link)s\n\nThe link works for seven days. If it was not you, do nothing: "
        "we will not write to you again. Or tell us here:\n\n%(stop)s"
    ) % {"edition": edition, "link": link, "stop": stop}
    return _("May %s answer you?") % edition, text


def _answer(mail: ReportMail, edition: str, stop: str) -> tuple[str, str]:
    report = mail.report
    story = Article.objects.only("title", "url_path").get(pk=report.story_id)
    text = _(
        "Thank you for reporting an error in “%(headline)s”.\n\n%(answer)s\n\n%(link)s\n\n"
        "Stop such mails with one click:\n%(stop)s"
    ) % {
        "headline": story.title,
        "answer": report.answer,
        "link": absolute(Tree.current().address(story.url_path)),
        "stop": stop,
    }
    return _("%s: about the error that you reported") % edition, text
