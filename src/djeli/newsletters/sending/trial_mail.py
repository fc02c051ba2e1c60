"""A test mail: an issue, sent to one address, not in the ledger."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from djeli.newsletters.letters.renderer import filled, letter_of
from djeli.newsletters.models import Issue
from djeli.newsletters.sending.envelope import return_path, sender_of
from djeli.stories.addresses import absolute


def send_test(issue: Issue, address: str) -> None:
    """Mail ``issue`` to ``address``, marked as a test. Raises NothingLeft, TooLarge, OSError."""
    letter = letter_of(issue)
    nowhere = absolute("/newsletter/")
    message = EmailMultiAlternatives(
        subject=_("[Test] %s") % letter.contents.subject,
        body=filled(letter.text, nowhere, nowhere),
        from_email=return_path("test"),
        to=[address],
        headers={"From": sender_of(issue.newsletter, letter.contents.edition)},
    )
    message.attach_alternative(filled(letter.html, nowhere, nowhere), "text/html")
    message.send()
