"""Keeps what a browser wants alerts about."""

from __future__ import annotations

import base64
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils.crypto import constant_time_compare

from djeli.alerts.endpoints import is_endpoint
from djeli.alerts.models import Device
from djeli.stories.models import Topic

MOST_TOPICS = 50
MOST_DEVICES = 500_000
POINT, SECRET = 65, 16
"""Bytes of a browser's public key and of its secret (RFC 8291, 3.1 and 3.2)."""


class Refused(Exception):
    """The subscription is not kept."""


class Full(Refused):
    """More browsers are not kept."""


class NotYours(Refused):
    """The address is known with other keys."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a browser tells of itself (PushSubscription): its address and its keys in base64url."""

    endpoint: str
    p256dh: str
    auth: str

    def is_whole(self) -> bool:
        return (
            is_endpoint(self.endpoint)
            and _bytes(self.p256dh)[:1] == b"\x04"
            and len(_bytes(self.p256dh)) == POINT
            and len(_bytes(self.auth)) == SECRET
        )


@transaction.atomic
def want(told: Subscription, *, breaking: bool, topics: Collection[int]) -> None:
    """Let the browser have alerts on exactly this; on nothing, and it is forgotten.

    Raises Refused for no subscription, Full, or NotYours.
    """
    if not told.is_whole() or len(topics) > MOST_TOPICS:
        raise Refused
    device = Device.objects.select_for_update().filter(endpoint=told.endpoint).first()
    if device and not constant_time_compare(device.auth, told.auth):
        raise NotYours
    known = Topic.objects.filter(pk__in=topics)
    if not breaking and not known:
        if device:
            device.delete()
        return
    if device is None and Device.objects.count() >= MOST_DEVICES:
        raise Full
    device, _ = Device.objects.update_or_create(
        endpoint=told.endpoint,
        defaults={"p256dh": told.p256dh, "auth": told.auth, "wants_breaking": breaking},
    )
    device.topics.set(known)


def _bytes(written: str) -> bytes:
    try:
        return base64.b64decode(written + "=" * (-len(written) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return b""
