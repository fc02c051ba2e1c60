"""The head of the chain, published once a day."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from djeli.stories import publication_lock
from djeli.stories.models import ChainHead
from djeli.stories.versions.publications import head


def publish_head() -> ChainHead | None:
    """Publish today's head, unless that was done or there is no version yet. The clock's work."""
    today = timezone.localdate()
    if ChainHead.objects.filter(day=today).exists():
        return None
    with transaction.atomic():
        publication_lock.hold()
        last = head()
        if last is None or ChainHead.objects.filter(day=today).exists():
            return None
        return ChainHead.objects.create(
            day=today, position=last.position, hash=last.hash, published_at=timezone.now()
        )


def published_heads(most: int) -> list[ChainHead]:
    """The newest ``most`` heads, newest first."""
    return list(ChainHead.objects.order_by("-day")[:most])
