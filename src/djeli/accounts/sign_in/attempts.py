"""Limits on guessing, counted in the audit log: by account and by where attempts come from.

Somebody who guesses at one account from many places can close its password for a while, and not its
passkeys: a passkey holds nothing that could be guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import ngettext

from djeli.accounts.audit.log import record
from djeli.accounts.audit.receivers import known_account
from djeli.accounts.audit.requests import origin_of
from djeli.accounts.models import AuditEntry

Action = AuditEntry.Action
FAILURES = (Action.SIGN_IN_FAILED, Action.CODE_FAILED)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` entries of ``actions`` within ``within``."""

    most: int
    within: timedelta
    actions: tuple[AuditEntry.Action, ...] = FAILURES


ACCOUNT_FROM_HERE = Limit(5, timedelta(minutes=5))
ACCOUNT = Limit(20, timedelta(hours=1))
HERE = Limit(30, timedelta(minutes=10))
RESETS = Limit(5, timedelta(hours=1), (Action.RESET_ASKED,))


def check_sign_in(request: HttpRequest, typed: str) -> None:
    """Raise ValidationError where nobody may try this account from here now.

    ``typed`` is what stands in the field for the address. Nothing is said of whether it exists.
    """
    origin, account = origin_of(request), known_account(typed)
    here = AuditEntry.objects.filter(origin=origin)
    wait = _wait(here, HERE)
    if account:
        at_it = AuditEntry.objects.filter(subject=account)
        wait = max(
            wait, _wait(at_it.filter(origin=origin), ACCOUNT_FROM_HERE), _wait(at_it, ACCOUNT)
        )
    else:
        nobody = here.filter(subject="")
        wait = max(wait, _wait(nobody, ACCOUNT_FROM_HERE))
    _refuse_for(wait, account)


def check_reset(request: HttpRequest) -> None:
    """Raise ValidationError where enough resets were asked for from here."""
    _refuse_for(_wait(AuditEntry.objects.filter(origin=origin_of(request)), RESETS), "")


def _wait(entries: QuerySet[AuditEntry], limit: Limit) -> timedelta:
    """How long until the next attempt is allowed; nothing where it is allowed now."""
    now = timezone.now()
    counted = entries.filter(Q(action__in=limit.actions), at__gt=now - limit.within)
    times = list(counted.order_by("-at").values_list("at", flat=True)[: limit.most])
    return times[-1] + limit.within - now if len(times) == limit.most else timedelta()


def _refuse_for(wait: timedelta, account: str) -> None:
    if wait <= timedelta():
        return
    record(Action.SIGN_IN_REFUSED, account)
    minutes = max(1, -(-int(wait.total_seconds()) // 60))
    told = ngettext(
        "Too many attempts. Try again in %d minute.",
        "Too many attempts. Try again in %d minutes.",
        minutes,
    )
    raise ValidationError(told % minutes, code="too_many_attempts")
