"""Prints mails where no mail server is set: the plain text, not the HTML."""

from __future__ import annotations

from typing import Any

from django.core.mail.backends import console
from django.core.mail.message import EmailMessage, EmailMultiAlternatives


class EmailBackend(console.EmailBackend):
    """Django's console backend, without the HTML part of a mail that has a text part too."""

    def write_message(self, message: Any) -> None:
        super().write_message(_plain(message))


def _plain(message: EmailMessage) -> EmailMessage:
    if not isinstance(message, EmailMultiAlternatives) or not message.alternatives:
        return message
    return EmailMessage(
        subject=message.subject,
        body=message.body,
        from_email=message.from_email,
        to=message.to,
        headers=message.extra_headers,
    )
