"""Where no mail server is set: prints a mail in the demo, and elsewhere that it is not sent."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail.backends import console
from django.core.mail.message import EmailMessage, EmailMultiAlternatives


class EmailBackend(console.EmailBackend):
    """Django's console backend, without the HTML part of a mail that has a text part too."""

    def write_message(self, message: Any) -> None:
        if settings.DEMO_MARK.exists() or settings.DEBUG:
            super().write_message(_plain(message))
        else:
            # A mail holds links that let somebody in: they are no business of who reads the log.
            to = ", ".join(message.to)
            self.stream.write(f"Mail to {to} ({message.subject}) not sent: set EMAIL_HOST\n")


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
