"""Mails about accounts: written by requests, sent by the clock."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from djeli.accounts.models import WaitingMail

logger = logging.getLogger(__name__)

PAUSE = timedelta(minutes=1)
"""Until a mail that could not be sent is tried again: so many more each time."""
TRIES = 5
MOST = 50
"""Mails at one tick of the clock."""


def tell(recipient: str, subject: str, text: str, *, nobody: bool = False) -> None:
    """Let the clock send a mail. With ``nobody`` it only costs what a mail costs."""
    WaitingMail.objects.create(
        recipient=recipient, subject=subject[:300], text=text, is_sent_to_nobody=nobody
    )


def send_waiting() -> list[str]:
    """Send what waits; a line for each that failed. The clock's work."""
    due = WaitingMail.objects.filter(due_at__lte=timezone.now()).order_by("pk")[:MOST]
    return [trouble for mail in list(due) if (trouble := _send(mail))]


def _send(mail: WaitingMail) -> str:
    try:
        with transaction.atomic():
            # Deleted first: a mail is rather lost than sent twice.
            mail_is_ours = WaitingMail.objects.filter(pk=mail.pk).delete()[0]
            if mail_is_ours and not mail.is_sent_to_nobody:
                send_mail(mail.subject, mail.text, None, [mail.recipient])
    except Exception as error:
        return _put_off(mail, f"a mail about an account was not sent: {type(error).__name__}")
    return ""


def _put_off(mail: WaitingMail, trouble: str) -> str:
    tries = mail.tries + 1
    waiting = WaitingMail.objects.filter(pk=mail.pk)
    if tries >= TRIES:
        waiting.delete()
        trouble += "; given up"
    else:
        waiting.update(tries=tries, due_at=timezone.now() + PAUSE * tries)
    logger.error(trouble)
    return trouble
