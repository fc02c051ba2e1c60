"""Signed links in mails (``django.core.signing``). No token is stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from djeli.newsletters.models import Delivery

CONFIRM = "newsletter.confirm"
SETTINGS = "newsletter.settings"
LEAVE = "newsletter.leave"
BOUNCE = "newsletter.bounce"
CONFIRM_WITHIN = timedelta(days=3)
SETTINGS_WITHIN = timedelta(days=400)
"""A link in last year's mail still opens; one found in an old archive does not."""
MAC = 12


class BadToken(ValueError):
    """A link that was altered, or is too old."""


def to_confirm(subscriber_id: int, newsletter_ids: Iterable[int]) -> str:
    return signing.dumps([subscriber_id, sorted(newsletter_ids)], salt=CONFIRM)


def to_settings(subscriber_id: int) -> str:
    return signing.dumps(subscriber_id, salt=SETTINGS)


def to_leave(subscriber_id: int, newsletter_id: int, issue_id: int = 0) -> str:
    """Never expires: readers can unsubscribe with their oldest mail."""
    return signing.dumps([subscriber_id, newsletter_id, issue_id], salt=LEAVE)


def read(token: str, salt: str, within: timedelta | None = None) -> Any:
    """What a token says. Raises BadToken."""
    try:
        return signing.loads(token, salt=salt, max_age=within)
    except signing.BadSignature as error:
        raise BadToken(str(error)) from error


def of_delivery(delivery_id: int) -> str:
    """Short, and the same in small and in large letters: a mail server may change them."""
    mac = salted_hmac(BOUNCE, str(delivery_id)).hexdigest()[:MAC]
    return f"{delivery_id}-{mac}"


def delivery_of(token: str) -> Delivery | None:
    """Whose bounce this is; None for a token that is not ours."""
    number, _, mac = token.lower().partition("-")
    if not number.isdecimal() or len(number) > 18:
        return None
    if not constant_time_compare(mac, of_delivery(int(number)).partition("-")[2]):
        return None
    return Delivery.objects.select_related("subscriber", "issue").filter(pk=int(number)).first()
