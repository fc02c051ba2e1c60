"""Sends pings: each service gets the changes that it has not had yet."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from djeli.feeds.models import PingProgress
from djeli.feeds.pings.changes import since
from djeli.feeds.pings.services import PingFailed, Service, services
from djeli.press.render.snapshot import last_change
from djeli.press.store.store import Store

logger = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(seconds=30)
"""How long to wait before a service that did not answer is tried again."""


def send_pings(store: Store, those: Sequence[Service] | None = None) -> int:
    """Ping each service about what changed since its last ping; returns the number of addresses.

    A new service gets the changes from now on.
    """
    return sum(_ping(store, service) for service in (services() if those is None else those))


def _ping(store: Store, service: Service) -> int:
    newest, now = last_change(), timezone.now()
    row = PingProgress.objects.filter(pk=service.name).first()
    if row is None or row.number > newest:
        # The first time, or another database than before.
        PingProgress.objects.update_or_create(
            pk=service.name, defaults={"number": newest, "trouble": ""}
        )
        return 0
    is_resting = row.trouble and row.told_at and now - row.told_at < AGAIN_AFTER
    if row.number == newest or is_resting:
        return 0
    changes = since(store, row.number)
    if changes.number <= row.number:
        return 0
    row.told_at = now
    try:
        count = service.ping(changes)
    except PingFailed as error:
        if not row.trouble:
            logger.error("the ping to %s failed: %s", service.name, error)
        row.trouble = str(error)[:300]
        row.save()
        return 0
    row.number, row.trouble = changes.number, ""
    row.save()
    return count
