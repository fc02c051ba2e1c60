"""The newsletters that a new edition has."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from djeli.newsletters.models import Newsletter, Subscriber, Subscription


@transaction.atomic
def create_default_newsletters() -> None:
    """Make a daily digest and breaking alerts if there is no newsletter at all.

    Subscribers who confirmed before there were several newsletters get the digest.
    """
    if Newsletter.objects.exists():
        return
    digest = Newsletter.objects.create(
        name=_("Daily digest"),
        slug="digest",
        promise=_("The day’s verified news by e-mail, once a day."),
        is_usual=True,
        rank=1,
    )
    Newsletter.objects.create(
        name=_("Breaking news"),
        slug="breaking",
        promise=_("One mail when something big happens. Rarely more than one a day."),
        kind=Newsletter.Kind.BREAKING,
        is_automatic=False,
        rank=2,
    )
    confirmed = Subscriber.objects.exclude(confirmed_at=None).filter(subscriptions=None)
    Subscription.objects.bulk_create(
        Subscription(subscriber=one, newsletter=digest) for one in confirmed
    )


def create_after_migrating(sender: type, **_: Any) -> None:
    """Once the tables of this room are there."""
    create_default_newsletters()
