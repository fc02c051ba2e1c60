"""A letter with a recipient: with the headers that mailbox providers require."""

from __future__ import annotations

import ipaddress
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from djeli.kit.mail_addresses import named_sender
from djeli.newsletters import signed_links
from djeli.newsletters.letters.letter import Letter
from djeli.newsletters.letters.renderer import filled
from djeli.newsletters.models import Issue, Newsletter, Subscriber
from djeli.stories.addresses import absolute


def addressed(
    letter: Letter, issue: Issue, subscriber: Subscriber, delivery_id: int
) -> EmailMultiAlternatives:
    """The mail of one delivery. Its Message-ID is the same however often it is tried."""
    leave = absolute(
        f"/newsletter/leave/{signed_links.to_leave(subscriber.pk, issue.newsletter_id, issue.pk)}/"
    )
    own = absolute(f"/newsletter/settings/{signed_links.to_settings(subscriber.pk)}/")
    token = signed_links.of_delivery(delivery_id)
    headers = {
        "From": sender_of(issue.newsletter, letter.contents.edition),
        "Message-ID": f"<letter.{token}@{own_host()}>",
        "List-Unsubscribe": f"<{leave}>",  # RFC 2369, and one click as RFC 8058 says
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": list_id(issue.newsletter),  # RFC 2919
        "Precedence": "bulk",
        "Auto-Submitted": "auto-generated",  # RFC 3834: no notice of absence comes back
        "Feedback-ID": f"{issue.pk}:{_word_for(issue.newsletter)}:newsletter:{own_host()}",
    }
    message = EmailMultiAlternatives(
        subject=letter.contents.subject,
        body=filled(letter.text, leave, own),
        from_email=return_path(token),
        to=[subscriber.email],
        headers=headers,
    )
    message.attach_alternative(filled(letter.html, leave, own), "text/html")
    message.metadata = {"delivery": token}  # type: ignore[attr-defined]  # for a mail service
    return message


def sender_of(newsletter: Newsletter, edition: str) -> str:
    """Name and address that readers see."""
    return named_sender(settings.NEWSLETTER_FROM, newsletter.sender_name, edition)


def return_path(token: str) -> str:
    """Where a bounce goes: an address with the delivery's token in it (VERP), where one is set."""
    if not settings.NEWSLETTER_BOUNCES:
        return parseaddr(settings.NEWSLETTER_FROM)[1]
    local, _, host = settings.NEWSLETTER_BOUNCES.partition("@")
    return f"{local}+{token}@{host}"


def list_id(newsletter: Newsletter) -> str:
    """Name and a word that stays the same for as long as the newsletter lives."""
    name = "".join(char for char in newsletter.name if char.isprintable() and char not in '<>"\\')
    word = _word_for(newsletter)
    return f"{name if name.isascii() else word} <{word}.{own_host()}>"


def _word_for(newsletter: Newsletter) -> str:
    """Its short name, where that can stand in a header: those are ASCII."""
    return newsletter.slug if newsletter.slug.isascii() else f"newsletter-{newsletter.pk}"


def own_host() -> str:
    """The edition's host; the sender's domain where the edition has no name yet."""
    host = urlsplit(settings.BASE_URL).hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        if "." in host:
            return host
    return parseaddr(settings.NEWSLETTER_FROM)[1].rpartition("@")[2] or "localhost"
