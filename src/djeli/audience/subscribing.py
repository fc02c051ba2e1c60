"""Double opt-in: ask, and confirm from one's own mailbox.

Links carry a signed token (``django.core.signing``), so a guessed address confirms nothing.
"""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.audience.models import Subscriber
from djeli.stories.addresses import absolute

CONFIRM = "newsletter.confirm"
CONFIRM_WITHIN = timedelta(days=3)
ASK_AGAIN_AFTER = timedelta(minutes=10)


class BadToken(ValueError):
    """A link that was altered, or is too old."""


def ask(email: str, edition: str, wording: str = "") -> None:
    """Note that ``email`` asked for the newsletter, and ask its owner to confirm.

    Says nothing of whether the address was known: nobody learns who subscribes. Asks again at most
    every ten minutes. Raises ValidationError for what is no address.
    """
    address = email.strip()
    validate_email(address)
    with transaction.atomic():
        subscriber = Subscriber.objects.filter(email__iexact=address).first()
        if subscriber is None:
            subscriber = Subscriber.objects.create(email=address, wording=wording[:200])
        is_early = subscriber.mailed_at and timezone.now() - subscriber.mailed_at < ASK_AGAIN_AFTER
        if subscriber.is_subscribed or is_early:
            return
        subscriber.mailed_at = timezone.now()
        subscriber.save(update_fields=["mailed_at"])
    _mail_question(subscriber, edition)


def confirm(token: str) -> Subscriber:
    """The owner of the address said yes. Raises BadToken; safe to repeat."""
    try:
        pk = signing.loads(token, salt=CONFIRM, max_age=CONFIRM_WITHIN)
        subscriber = Subscriber.objects.get(pk=pk)
    except signing.BadSignature as error:
        raise BadToken(str(error)) from error
    except Subscriber.DoesNotExist as error:
        raise BadToken("the address has been erased") from error
    if not subscriber.is_subscribed:
        subscriber.confirmed_at = timezone.now()
        subscriber.save(update_fields=["confirmed_at"])
    return subscriber


def _mail_question(subscriber: Subscriber, edition: str) -> None:
    token = signing.dumps(subscriber.pk, salt=CONFIRM)
    link = absolute(f"/newsletter/confirm/{token}/")
    text = _(
        "You asked for news from %(edition)s. Open this page to say yes:\n\n%(link)s\n\n"
        "The link works for three days. If it was not you, do nothing: you will not hear from us."
    ) % {"edition": edition, "link": link}
    subject = _("Yes to news from %s?") % " ".join(edition.split())
    EmailMessage(subject=subject, body=text, to=[subscriber.email]).send()
