"""Threads: the takes and updates of one story, whatever their identifiers.

Items are of one thread if one names the other, or if one agency sends them with the same slugline
within a day and a half.
"""

from __future__ import annotations

import re
from datetime import timedelta

from django.db.models import Q, QuerySet

from djeli.wire.formats.item import ReceivedItem
from djeli.wire.formats.telegraphic.signals import base_slug
from djeli.wire.models import ItemLink, WireItem

WINDOW = timedelta(hours=36)
BINDING = ("updates", "corrects", "kills", "follows")
LEADING = re.compile(r"^(?:am|pm|bc)-", re.IGNORECASE)


def thread_key(item: ReceivedItem) -> str:
    """What the items of a thread share: agency and slugline without marks of version; empty
    without a slugline."""
    slug = LEADING.sub("", base_slug(item.slugline)).casefold().strip()
    return f"{item.agency.casefold()}|{slug}"[:200] if slug else ""


def thread_of(item: WireItem) -> QuerySet[WireItem]:
    """The newest versions of the other items in the thread of ``item``, oldest first."""
    at = item.version_at or item.received_at
    by_slug = Q(thread=item.thread, version_at__range=(at - WINDOW, at + WINDOW))
    own = ItemLink.objects.filter(item__guid=item.guid, relation__in=BINDING).exclude(guid="")
    others = ItemLink.objects.filter(guid=item.guid, relation__in=BINDING)
    linked = Q(guid__in=own.values("guid")) | Q(guid__in=others.values("item__guid"))
    return (
        WireItem.objects.filter((by_slug | linked) if item.thread else linked, is_newest=True)
        .exclude(guid=item.guid)
        .defer("content", "blocks", "media")
        .order_by("version_at", "pk")
    )
