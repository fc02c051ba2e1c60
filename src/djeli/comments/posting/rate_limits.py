"""Rate limits for senders, without keeping anybody's address.

An address is hashed with a salt that lives for a day (UTC) and is then thrown away; of IPv6 the
network counts (64 bits), which is what one household has.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from djeli.comments.models import Attempt, SenderSalt
from djeli.kit.households import household

LIMITS: dict[str, tuple[tuple[int, timedelta], ...]] = {
    "comment": ((5, timedelta(minutes=10)), (40, timedelta(days=1))),
    "error": ((5, timedelta(minutes=10)), (20, timedelta(days=1))),
    "report": ((10, timedelta(minutes=10)), (40, timedelta(days=1))),
}
"""Of each kind: how many in which time."""


class TooOften(Exception):
    """More than one sender may send; ``minutes`` until the next is taken."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"again in {minutes} minutes")
        self.minutes = minutes


def sender_of(address: str) -> str:
    """The hash of ``address``, for today."""
    today = timezone.now().date()
    row, _ = SenderSalt.objects.get_or_create(day=today, defaults={"salt": secrets.token_hex(32)})
    return hashlib.blake2b(
        household(address).encode(), key=row.salt.encode(), digest_size=32
    ).hexdigest()


def allow(sender: str, kind: str) -> None:
    """Raise TooOften where ``sender`` has sent enough of ``kind``."""
    now = timezone.now()
    for most, within in LIMITS[kind]:
        sent = Attempt.objects.filter(sender=sender, kind=kind, at__gt=now - within)
        times = list(sent.order_by("-at").values_list("at", flat=True)[:most])
        if len(times) == most:
            left = times[-1] + within - now
            raise TooOften(max(1, -(-int(left.total_seconds()) // 60)))


def note(sender: str, kind: str) -> None:
    """Count one."""
    Attempt.objects.create(sender=sender, kind=kind)


def forget() -> None:
    """Throw away salts and attempts that are older than a day."""
    now = timezone.now()
    SenderSalt.objects.filter(day__lt=now.date()).delete()
    Attempt.objects.filter(at__lt=now - timedelta(days=1)).delete()
