"""The one-time key to a new edition. Only its hash is kept, in the data folder."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

from djeli.accounts.models import User

NAME = "invitation"


def invite() -> str:
    """Make a new invitation and answer with its token; one made earlier is no longer good."""
    token = secrets.token_urlsafe(32)
    _path().unlink(missing_ok=True)
    handle = os.open(_path(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(_hash(token) + "\n")
    return token


def is_good(token: str) -> bool:
    """True if ``token`` is the invitation's and the edition has no publisher yet."""
    try:
        kept = _path().read_text().strip()
    except OSError:
        return False
    return hmac.compare_digest(kept, _hash(token)) and not has_publisher()


def has_publisher() -> bool:
    """True if somebody can log in who may do everything."""
    return User.objects.filter(is_superuser=True, is_active=True).exists()


def spend() -> bool:
    """Use the invitation up. False if it is gone: of two who come at once one is first."""
    try:
        _path().unlink()
    except FileNotFoundError:
        return False
    return True


def _path() -> Path:
    return Path(settings.DATA) / NAME


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
