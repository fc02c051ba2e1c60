"""The ledger of an alert: opened once, then rows claimed before they are sent, marked after."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Min, Q
from django.utils import timezone

from djeli.alerts.models import Alert, AlertRules, Delivery, Device
from djeli.alerts.sending.composition import readers_of

State = Delivery.State
DAY = timedelta(days=1)
ABANDONED = timedelta(minutes=1)
"""After this what a process has claimed and not marked may be sent by another."""
KEPT = timedelta(days=7)
CHUNK = 2000
ME = secrets.token_hex(8)
"""This process, in the rows that it claims."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one claimed row; ``retry_at`` if it waits for another try."""

    delivery: Delivery
    state: Delivery.State
    reason: str = ""
    retry_at: datetime | None = None


def open_ledger(alert: Alert) -> int:
    """Write a row for each browser that gets the alert; safe to do again after a kill."""
    ids = list(readers_of(alert.story, alert.audience).values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        Delivery.objects.bulk_create(
            (Delivery(alert=alert, device_id=pk) for pk in ids[start : start + CHUNK]),
            ignore_conflicts=True,
        )
    Alert.objects.filter(pk=alert.pk, state=Alert.State.QUEUED).update(state=Alert.State.SENDING)
    alert.refresh_from_db()
    return len(ids)


@transaction.atomic
def claim(alert: Alert, most: int) -> list[Delivery]:
    """The next rows, each now ours: no other process takes one of them. Readers who have had their
    alerts of the day, or who have left, are passed over."""
    now = timezone.now()
    ready = alert.deliveries.filter(Q(retry_at=None) | Q(retry_at__lte=now), state=State.WAITING)
    ids = list(ready.order_by("pk").values_list("pk", flat=True)[:most])
    Delivery.objects.filter(pk__in=ids, state=State.WAITING).update(
        state=State.CLAIMED, claimed_by=ME, claimed_at=now
    )
    ours = alert.deliveries.filter(pk__in=ids, state=State.CLAIMED, claimed_by=ME)
    rows = list(ours.select_related("device"))
    had = _had_today([row.device_id for row in rows if row.device_id])
    limit = (AlertRules.objects.first() or AlertRules()).most_a_day
    left = [Outcome(row, State.GONE, "left") for row in rows if row.device is None]
    left += [
        Outcome(row, State.SKIPPED, "had enough today")
        for row in rows
        if row.device and had[row.device.pk] >= limit
    ]
    mark(left)
    passed = {outcome.delivery.pk for outcome in left}
    return [row for row in rows if row.pk not in passed]


@transaction.atomic
def mark(outcomes: Iterable[Outcome]) -> None:
    """Write down what became of claimed rows. A browser that is gone is forgotten."""
    gone = []
    for one in outcomes:
        row = one.delivery
        row.state, row.reason, row.retry_at = one.state, one.reason[:200], one.retry_at
        row.claimed_by = ""
        row.sent_at = timezone.now() if one.state == State.SENT else None
        row.tries += one.state in {State.SENT, State.WAITING, State.FAILED}
        row.save(update_fields=["state", "reason", "retry_at", "claimed_by", "sent_at", "tries"])
        if one.state == State.GONE and row.device_id:
            gone.append(row.device_id)
    if gone:
        Device.objects.filter(pk__in=gone).delete()


def postpone(alert: Alert, origin: str, until: datetime) -> None:
    """Leave alone a push service that asks for it: all that waits for it waits until then."""
    alert.deliveries.filter(state=State.WAITING, device__endpoint__startswith=f"{origin}/").update(
        retry_at=until
    )


def free_abandoned() -> None:
    """What a process that is gone had claimed waits again."""
    Delivery.objects.filter(state=State.CLAIMED, claimed_at__lt=timezone.now() - ABANDONED).update(
        state=State.WAITING, claimed_by=""
    )


def is_done(alert: Alert) -> bool:
    """True if nothing waits, and nobody is sending."""
    return not alert.deliveries.filter(state__in=[State.WAITING, State.CLAIMED]).exists()


def next_try(alert: Alert) -> datetime | None:
    """When the first of those that were put off may be tried."""
    found: datetime | None = alert.deliveries.filter(state=State.WAITING).aggregate(
        at=Min("retry_at")
    )["at"]
    return found


def skip_waiting(alert: Alert, reason: str) -> None:
    """Send it to nobody else."""
    alert.deliveries.filter(state=State.WAITING).update(
        state=State.SKIPPED, reason=reason, retry_at=None
    )


def counts_of(alert: Alert) -> Counter[str]:
    """How many browsers there are in each state."""
    rows = alert.deliveries.values_list("state").annotate(count=Count("pk"))
    return Counter(dict(rows))


def forget_old() -> None:
    """The rows of a week ago: the numbers are on the alert."""
    old = Alert.objects.filter(finished_at__lt=timezone.now() - KEPT)
    Delivery.objects.filter(alert__in=old.values("pk")).delete()


def _had_today(devices: list[int]) -> Counter[int]:
    since = timezone.now() - DAY
    rows = Delivery.objects.filter(
        device_id__in=devices, state=State.SENT, sent_at__gt=since
    ).values_list("device_id")
    return Counter(dict(rows.annotate(count=Count("pk"))))
