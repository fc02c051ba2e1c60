"""Invitations to the desk: an account without a password, and a signed link that lets one be set.

Nothing of the link is stored. It is bound to the account's password field, which holds none and a
random text: choosing a password uses the link up, and a new invitation makes the earlier one void.
"""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from djeli.accounts.audit.log import record
from djeli.accounts.models import AuditEntry, User

SALT = "accounts.invitation"
WITHIN = timedelta(days=7)
"""For so long a link works."""
MOST, PER = 20, timedelta(hours=1)
"""Invitations that one account may send."""


def invite(user: User, by: User) -> str:
    """Make a new link's token for ``user``, who has not come yet; earlier ones are void.

    Raises ValidationError where ``by`` has invited enough people for now, or where ``user`` can
    sign in already.
    """
    check_may_invite(by)
    if not is_invited(user):
        raise ValidationError(_("%s has an account already.") % user.email, code="has_account")
    user.set_unusable_password()
    user.save(update_fields=["password"])
    record(AuditEntry.Action.INVITED, user.email, user=by)
    return signing.dumps([user.pk, _state(user)], salt=SALT)


def check_may_invite(by: User) -> None:
    """Raise ValidationError where ``by`` has invited enough people for now."""
    since = timezone.now() - PER
    sent = AuditEntry.objects.filter(action=AuditEntry.Action.INVITED, user=by, at__gt=since)
    if sent.count() >= MOST:
        told = _("You have sent %s invitations within an hour. Please wait before the next.")
        raise ValidationError(told % MOST, code="too_many")


def is_invited(user: User) -> bool:
    """True if ``user`` has never chosen a password or signed in."""
    return user.is_active and user.last_login is None and not user.has_usable_password()


def invited_by(token: str) -> User | None:
    """Whom a link lets in; None for one that is used, void, too old or not ours."""
    try:
        pk, state = signing.loads(token, salt=SALT, max_age=WITHIN)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=pk).first()
    if user is None or not is_invited(user) or not constant_time_compare(state, _state(user)):
        return None
    return user


def _state(user: User) -> str:
    return salted_hmac(SALT, f"{user.password}{user.email}").hexdigest()[:24]
