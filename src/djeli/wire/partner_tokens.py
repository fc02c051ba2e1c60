"""Partners' tokens: each is shown once, and only its hash is kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from djeli.wire.models import Partner

NOTED_EVERY = timedelta(minutes=5)
"""How exactly we remember when a partner last came."""


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def give_token(partner: Partner) -> str:
    """A new token for ``partner`` (not saved), in place of the one before."""
    token = f"djeli_{secrets.token_urlsafe(32)}"
    partner.token_hash = hash_of(token)
    return token


def partner_of(token: str) -> Partner | None:
    """Whose token this is; None for one that is not known, or of a partner that is not active."""
    if not token:
        return None
    partner = Partner.objects.filter(token_hash=hash_of(token), is_active=True).first()
    now = timezone.now()
    if partner and (partner.fetched_at is None or now - partner.fetched_at > NOTED_EVERY):
        partner.fetched_at = now
        partner.save(update_fields=["fetched_at"])
    return partner
