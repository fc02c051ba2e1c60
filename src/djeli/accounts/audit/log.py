"""Writing to the audit log, and forgetting what is too old."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from djeli.accounts.audit.requests import current_origin, current_user
from djeli.accounts.models import AuditEntry, User

MANY = 1000
"""Rows that are forgotten at once."""


def record(
    action: AuditEntry.Action,
    subject: object = "",
    *,
    user: User | None = None,
    before: Any = None,
    after: Any = None,
) -> None:
    """Write down that ``user`` (whoever is signed in) did ``action``.

    ``subject`` says about what; ``before`` and ``after`` are JSON values. Secrets do not belong in
    any of them.
    """
    by = user or current_user()
    details = {
        name: value for name, value in (("before", before), ("after", after)) if value is not None
    }
    AuditEntry.objects.create(
        action=action,
        user=by if by is not None and by.pk else None,
        who=by.email if by is not None else "",
        subject=str(subject)[:300],
        details=details,
        origin=current_origin(),
    )


def forget_old() -> int:
    """Delete entries older than ``AUDIT_DAYS``, a thousand at most; gives how many."""
    limit = timezone.now() - timedelta(days=settings.AUDIT_DAYS)
    old = AuditEntry.objects.filter(at__lt=limit).order_by("at").values("pk")[:MANY]
    gone, _ = AuditEntry.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()
    return gone
