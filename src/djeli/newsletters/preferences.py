"""What a subscriber can change later: choose, leave one, leave all, be erased."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.newsletters import signed_links
from djeli.newsletters.models import (
    Bounce,
    Consent,
    Issue,
    Newsletter,
    Subscriber,
    Subscription,
    Suppression,
)
from djeli.newsletters.signed_links import BadToken
from djeli.newsletters.subscriptions import note


def subscriber_of(token: str) -> Subscriber:
    """Whose settings a link opens. Raises BadToken."""
    pk = signed_links.read(token, signed_links.SETTINGS, signed_links.SETTINGS_WITHIN)
    subscriber = Subscriber.objects.filter(pk=pk).first()
    if subscriber is None:
        raise BadToken("the address has been erased")
    return subscriber


@transaction.atomic
def choose(subscriber: Subscriber, ids: Iterable[int], wording: str = "", place: str = "") -> None:
    """Let ``subscriber`` get exactly these newsletters, of those that are offered or they have.

    The link was sent to that mailbox, so no second confirmation is needed.
    """
    wanted = set(ids)
    has = set(subscriber.subscriptions.values_list("newsletter_id", flat=True))
    may = {one.pk: one for one in Newsletter.objects.all() if one.is_offered or one.pk in has}
    new = [one for pk, one in may.items() if pk in wanted - has]
    gone = [one for pk, one in may.items() if pk in has - wanted]
    for one in new:
        Subscription.objects.create(subscriber=subscriber, newsletter=one)
    subscriber.subscriptions.filter(newsletter__in=gone).delete()
    note(subscriber, Consent.Kind.AGREED, new, wording, place)
    note(subscriber, Consent.Kind.LEFT, gone, wording, place)
    if new and not subscriber.is_subscribed:
        subscriber.confirmed_at = timezone.now()
        subscriber.save(update_fields=["confirmed_at"])


def leave_all(subscriber: Subscriber, place: str = "") -> None:
    """Stop every newsletter. The address and its consents are kept; ``erase`` forgets them too."""
    choose(subscriber, (), _("Unsubscribe from all"), place)


@transaction.atomic
def erase(subscriber: Subscriber) -> None:
    """Forget the address, and everything that is tied to it. Counts of issues stay numbers."""
    Bounce.objects.filter(email__iexact=subscriber.email).delete()
    Suppression.objects.filter(email__iexact=subscriber.email).delete()
    subscriber.delete()


def leaving(token: str) -> tuple[Newsletter, bool]:
    """Which newsletter a link in a mail leaves, and whether they still get it. Raises BadToken."""
    subscriber_id, newsletter_id, _issue = signed_links.read(token, signed_links.LEAVE)
    newsletter = Newsletter.objects.filter(pk=newsletter_id).first()
    if newsletter is None:
        raise BadToken("the newsletter is no more")
    stands = newsletter.subscriptions.filter(subscriber=subscriber_id).exists()
    return newsletter, stands


@transaction.atomic
def leave(token: str, place: str = "") -> Newsletter:
    """Leave the newsletter of the link; safe to repeat. Raises BadToken."""
    newsletter, stands = leaving(token)
    subscriber_id, _newsletter, issue_id = signed_links.read(token, signed_links.LEAVE)
    if stands:
        newsletter.subscriptions.filter(subscriber=subscriber_id).delete()
        subscriber = Subscriber.objects.get(pk=subscriber_id)
        note(subscriber, Consent.Kind.LEFT, [newsletter], "", place)
        Issue.objects.filter(pk=issue_id).update(left=F("left") + 1)
    return newsletter
