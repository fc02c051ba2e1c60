"""When a bounced address gets no more mail."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from djeli.kit.mail_addresses import one_form
from djeli.newsletters.models import Bounce, Delivery, Issue, Suppression

Kind = Bounce.Kind
SOFT_MOST = 3
SOFT_WITHIN = timedelta(days=30)
SAME_CAUSE = {
    Kind.HARD: Suppression.Cause.HARD,
    Kind.SOFT: Suppression.Cause.SOFT,
    Kind.COMPLAINT: Suppression.Cause.COMPLAINT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BounceReport:
    """One report of one mail. ``delivery`` is None if it is not known which mail it was."""

    email: str
    kind: Kind
    at: datetime
    detail: str = ""
    delivery: Delivery | None = None
    key: str = ""
    """What makes the report this one; empty: address, kind and mail do."""


@transaction.atomic
def judge(report: BounceReport) -> Bounce | None:
    """Note the report, and suppress the address where that follows: at once for a mailbox that is
    not there and for a complaint, after three within thirty days for one that is full.

    None for a report that was noted before.
    """
    delivery = report.delivery
    report = replace(report, email=one_form(report.email))
    named = report.key or f"{report.email.lower()} {delivery.pk if delivery else report.at}"
    bounce, is_new = Bounce.objects.get_or_create(
        key=hashlib.sha256(f"{report.kind} {named}".encode()).hexdigest(),
        defaults={
            "email": report.email,
            "kind": report.kind,
            "at": report.at,
            "issue": delivery.issue if delivery else None,
            "detail": report.detail[:300],
        },
    )
    if not is_new:
        return None
    if delivery and report.kind != Kind.COMPLAINT:
        Delivery.objects.filter(pk=delivery.pk, bounced_at=None).update(
            bounced_at=report.at, reason=report.detail[:300]
        )
    if report.kind != Kind.SOFT or _comes_back(report.email):
        suppress(report.email, SAME_CAUSE[report.kind], report.detail)
    return bounce


def suppress(email: str, cause: Suppression.Cause, detail: str = "") -> Suppression:
    """Send nothing more to ``email``; the row that says so."""
    standing = Suppression.objects.filter(email__iexact=email, lifted_at=None).first()
    return standing or Suppression.objects.create(email=email, cause=cause, detail=detail[:300])


def lift(suppression: Suppression, by: object, why: str) -> None:
    """Let mails go to the address again. Raises ValueError without a reason."""
    if not why.strip():
        raise ValueError("a suppression is lifted for a reason")
    suppression.lifted_at = timezone.now()
    suppression.lifted_by = by  # type: ignore[assignment]
    suppression.lifted_why = why.strip()[:200]
    suppression.save(update_fields=["lifted_at", "lifted_by", "lifted_why"])


def bounced(issue: Issue) -> int:
    """How many of an issue's mails came back."""
    return Delivery.objects.filter(issue=issue).exclude(bounced_at=None).count()


def _comes_back(email: str) -> bool:
    since = timezone.now() - SOFT_WITHIN
    soft = Bounce.objects.filter(email__iexact=email, kind=Kind.SOFT, at__gte=since)
    lifted = Suppression.objects.filter(email__iexact=email).exclude(lifted_at=None)
    last = lifted.order_by("-lifted_at").values_list("lifted_at", flat=True).first()
    if last:
        soft = soft.filter(at__gt=last)
    return soft.count() >= SOFT_MOST
