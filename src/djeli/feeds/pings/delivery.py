"""One round: each service is told what it has not heard yet."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from djeli.feeds.models import Told
from djeli.feeds.pings.changes import since
from djeli.feeds.pings.services import NotTold, Service, services
from djeli.press.snapshot import last_change
from djeli.press.store import Store

logger = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(seconds=30)
"""How long a service that did not answer is left in peace."""


def tell(store: Store, those: Sequence[Service] | None = None) -> int:
    """Tell each service what changed since it was last told; how many addresses in all.

    One that is told for the first time hears of what comes from now on.
    """
    return sum(_tell(store, service) for service in (services() if those is None else those))


def _tell(store: Store, service: Service) -> int:
    newest, now = last_change(), timezone.now()
    row = Told.objects.filter(pk=service.name).first()
    if row is None or row.number > newest:
        # The first time, or another database than before.
        Told.objects.update_or_create(pk=service.name, defaults={"number": newest, "trouble": ""})
        return 0
    is_resting = row.trouble and row.told_at and now - row.told_at < AGAIN_AFTER
    if row.number == newest or is_resting:
        return 0
    changes = since(store, row.number)
    if changes.number <= row.number:
        return 0
    row.told_at = now
    try:
        told = service.tell(changes)
    except NotTold as error:
        if not row.trouble:
            logger.error("%s was not told of a change: %s", service.name, error)
        row.trouble = str(error)[:300]
        row.save()
        return 0
    row.number, row.trouble = changes.number, ""
    row.save()
    return told
