"""What the clock does for accounts: mails, sessions that are over, entries that are too old."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from djeli.accounts.audit.log import forget_old
from djeli.accounts.sign_in.mails import send_waiting

MANY = 500
"""Sessions that are deleted at once."""


def keep_accounts() -> list[str]:
    """Do what is due; a line for each mail that failed."""
    clear_sessions()
    forget_old()
    return send_waiting()


def clear_sessions() -> int:
    """Delete sessions that are over; gives how many."""
    over = Session.objects.filter(expire_date__lt=timezone.now())
    keys = list(over.values_list("pk", flat=True)[:MANY])
    if keys:
        UserSession.objects.filter(session_key__in=keys).delete()
        Session.objects.filter(pk__in=keys).delete()
    return len(keys)
