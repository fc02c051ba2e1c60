"""Who must have a second factor, and from when."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.utils import timezone

from djeli.accounts.models import User

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_factor(user: User) -> bool:
    """True if an authenticator app or a passkey was added. Recovery codes alone are none."""
    return bool(is_mfa_enabled(user, FACTORS))


def needs_factor(user: User) -> bool:
    """True for administrators and the roles in ``SECOND_FACTOR_ROLES``; for nobody in the demo."""
    roles = settings.SECOND_FACTOR_ROLES
    if roles == ["none"] or settings.DEMO_MARK.exists():
        return False
    return user.is_superuser or user.groups.filter(name__in=roles).exists()


def due_at(user: User) -> datetime | None:
    """When ``user`` must have a second factor and has none; None where nothing is asked.

    The time of grace begins when it is asked for the first time.
    """
    if has_factor(user) or not needs_factor(user):
        return None
    if user.factor_due_at is None:
        user.factor_due_at = timezone.now() + timedelta(days=settings.SECOND_FACTOR_GRACE_DAYS)
        user.save(update_fields=["factor_due_at"])
    return user.factor_due_at
