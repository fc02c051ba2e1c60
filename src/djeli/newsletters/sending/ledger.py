"""The ledger of an issue: opened once, then each mail claimed before and marked after.

A process holds an issue by a lease that it renews with each mail; where the process is gone, the
next one takes the issue over, and sends again only what had been claimed.

What became of a mail is noted in memory as soon as the server has answered, and leaves the memory
only when the database has kept it: where the database fails in between, it is written down as soon
as it answers again, before anything else is claimed.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone

from djeli.newsletters.models import Delivery, Issue, Subscriber, Subscription, Suppression

State = Delivery.State
LEASE = timedelta(seconds=60)
CHUNK = 2000
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a claimed mail. ``retry_at`` for one that is to be tried again."""

    delivery_id: int
    state: Delivery.State
    reason: str = ""
    retry_at: datetime | None = None
    sent_at: datetime | None = None
    undo_try: bool = False


_noted: list[Outcome] = []
"""Of mails that this process has handed over; one thread of a process sends."""


def note(outcome: Outcome) -> None:
    """Remember what became of a mail until the database has it."""
    _noted.append(outcome)


def mark_noted() -> None:
    """Write down what is noted."""
    with _writing_noted():
        pass


@contextmanager
def _writing_noted() -> Iterator[None]:
    """A transaction that first writes what is noted; only its commit lets go of it."""
    told = list(_noted)
    with transaction.atomic():
        _mark(told)
        yield
    del _noted[: len(told)]


def sender_name() -> str:
    """This process: host, process id and a random word, because process ids are used again."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{_WORD}"


_WORD = secrets.token_hex(8)


def may_get(issue: Issue) -> Q:
    """Which subscribers get ``issue`` at this moment: subscribed to it, and not suppressed."""
    suppressed = Suppression.objects.filter(lifted_at=None).annotate(lower=Lower("email"))
    return Q(
        Exists(
            Subscription.objects.filter(newsletter=issue.newsletter_id, subscriber=OuterRef("pk"))
        )
    ) & ~Q(Exists(suppressed.filter(lower=Lower(OuterRef("email")))))


def recipients(issue: Issue) -> int:
    """To how many it would go now."""
    return Subscriber.objects.filter(may_get(issue)).count()


def open_ledger(issue: Issue) -> int:
    """Write a row for each recipient; rows that are there stay. How many recipients there are."""
    ids = list(
        Subscriber.objects.filter(may_get(issue)).order_by("pk").values_list("pk", flat=True)
    )
    for start in range(0, len(ids), CHUNK):
        Delivery.objects.bulk_create(
            (Delivery(issue=issue, subscriber_id=pk) for pk in ids[start : start + CHUNK]),
            ignore_conflicts=True,
        )
    return len(ids)


def take(issue: Issue, me: str) -> bool:
    """Hold ``issue``; False if a living process does. What a dead one claimed waits again."""
    now = timezone.now()
    issue.refresh_from_db()
    is_free = (
        issue.sender in {"", me}
        or issue.leased_until is None
        or issue.leased_until < now
        or _is_dead(issue.sender)
    )
    if not is_free:
        return False
    with _writing_noted():
        same = Issue.objects.filter(
            pk=issue.pk, sender=issue.sender, leased_until=issue.leased_until
        )
        if issue.leased_until is None:
            same = Issue.objects.filter(pk=issue.pk, leased_until=None)
        if not same.filter(state=Issue.State.SENDING).update(sender=me, leased_until=now + LEASE):
            return False
        Delivery.objects.filter(issue=issue, state=State.CLAIMED).update(state=State.WAITING)
    return True


def release(issue: Issue, me: str, **fields: object) -> None:
    """Let go of ``issue``, with what is to be noted on it."""
    Issue.objects.filter(pk=issue.pk, sender=me).update(sender="", leased_until=None, **fields)


def next_batch(issue: Issue, size: int) -> list[tuple[int, Subscriber]]:
    """The next mails that may be tried now: delivery ids and to whom."""
    waiting = Delivery.objects.filter(
        Q(retry_at=None) | Q(retry_at__lte=timezone.now()),
        issue=issue,
        state=State.WAITING,
        subscriber__isnull=False,
    )
    rows = waiting.select_related("subscriber").order_by("pk")[:size]
    return [(row.pk, row.subscriber) for row in rows if row.subscriber]


def forget_erased(issue: Issue) -> None:
    """Leave out those who had themselves erased while the issue was being sent."""
    Delivery.objects.filter(issue=issue, state=State.WAITING, subscriber=None).update(
        state=State.SKIPPED, reason="erased"
    )


def claim(issue: Issue, me: str, delivery_id: int, subscriber: Subscriber) -> bool | None:
    """Write down what was sent before, and claim the next mail, in one step.

    None if the issue is ours no longer (stopped, or taken over); False if this reader has
    left meanwhile, or must not be written to: that is asked here, at the moment of sending.
    """
    with _writing_noted():
        return _claim(issue, me, delivery_id, subscriber)


def _claim(issue: Issue, me: str, delivery_id: int, subscriber: Subscriber) -> bool | None:
    held = Issue.objects.filter(pk=issue.pk, sender=me, state=Issue.State.SENDING)
    if not held.update(leased_until=timezone.now() + LEASE):
        return None
    row = Delivery.objects.filter(pk=delivery_id, state=State.WAITING)
    if _may_get_now(issue, subscriber):
        return bool(row.update(state=State.CLAIMED))
    row.update(state=State.SKIPPED, reason="left, or suppressed")
    return False


def _may_get_now(issue: Issue, subscriber: Subscriber) -> bool:
    """As ``may_get``, for one: two plain questions are quicker than one that holds both."""
    wants = Subscription.objects.filter(newsletter=issue.newsletter_id, subscriber=subscriber.pk)
    barred = Suppression.objects.filter(lifted_at=None, email__iexact=subscriber.email)
    return wants.exists() and not barred.exists()


def _mark(outcomes: Iterable[Outcome]) -> None:
    for one in outcomes:
        row = Delivery.objects.filter(pk=one.delivery_id)
        row.update(
            state=one.state,
            reason=one.reason[:LONGEST_REASON],
            retry_at=one.retry_at,
            sent_at=one.sent_at,
        )
        if one.state == State.WAITING and not one.undo_try:
            row.update(tries=F("tries") + 1)


def _is_dead(sender: str) -> bool:
    """True if the process was on this machine and is no more."""
    host, _, rest = sender.partition(":")
    number = rest.partition(":")[0]
    if host != socket.gethostname()[:60] or not number.isdecimal():
        return False
    if int(number) == os.getpid():
        return not sender.endswith(_WORD)
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return _is_zombie(int(number))


def _is_zombie(number: int) -> bool:
    try:
        with open(f"/proc/{number}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False
