"""The secret address of a user's calendar.

The address holds a signature over a number that the database keeps; neither the database nor the
secret key alone is enough to make one. Another number ends the address.
"""

from __future__ import annotations

from secrets import token_urlsafe

from django.contrib.auth import get_user_model
from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from djeli.accounts.models import User
from djeli.desk.models import CalendarAddress
from djeli.stories.addresses import absolute

SIGNER = Signer(salt="djeli.desk.calendar")
MINE, ALL = "mine", "all"


def addresses_of(user: User) -> dict[str, str]:
    """The whole addresses of the user's calendars; made at the first look."""
    row = CalendarAddress.objects.filter(user=user).first() or renew(user)
    secret = _secret(row)
    return {
        which: absolute(reverse("desk_calendar_feed", args=[user.pk, secret, which]))
        for which in (MINE, ALL)
    }


def renew(user: User) -> CalendarAddress:
    """Another address: the old one answers no more."""
    return CalendarAddress.objects.update_or_create(
        user=user, defaults={"nonce": token_urlsafe(16)}
    )[0]


def user_of(pk: int, secret: str) -> User | None:
    """Whose calendar this is; None where the secret is wrong, or the account may not come in."""
    row = CalendarAddress.objects.filter(user_id=pk).first()
    expected = _secret(row) if row else SIGNER.signature("nobody")
    if not constant_time_compare(expected, secret) or row is None:
        return None
    user: User = get_user_model().objects.get(pk=pk)
    may_come_in = user.is_active and user.has_perm("wagtailadmin.access_admin")
    return user if may_come_in else None


def _secret(row: CalendarAddress) -> str:
    return SIGNER.signature(f"{row.user_id}:{row.nonce}")
