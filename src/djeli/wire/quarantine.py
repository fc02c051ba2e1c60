"""What could not be read is put aside with its bytes, and can be tried again after a fix."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import timezone

from djeli.wire.models import Quarantined, WireSource
from djeli.wire.received.storage import kept_as

MOST_OF_A_SOURCE = 500


def put_aside(content: bytes, name: str, reason: str, came_from: WireSource | None = None) -> None:
    """Keep ``content`` with the reason; the same bytes again only renew it."""
    facts = {"reason": reason[:400], "tried_at": timezone.now()}
    digest = _digest(content)
    if Quarantined.objects.filter(digest=digest).update(**facts):
        return
    if came_from is not None:
        _make_room(came_from)
    first = {**facts, "source": name[-500:], "came_from": came_from, **kept_as(content)}
    Quarantined.objects.get_or_create(digest=digest, defaults=first)


def _make_room(came_from: WireSource) -> None:
    """Of a source that sends rubbish again and again only the last is kept."""
    rows = Quarantined.objects.filter(came_from=came_from).order_by("-pk")
    if old := list(rows.values_list("pk", flat=True)[MOST_OF_A_SOURCE - 1 :]):
        Quarantined.objects.filter(pk__in=old).delete()


def release(content: bytes) -> None:
    """Forget bytes that were read after all; safe for any others."""
    Quarantined.objects.filter(digest=_digest(content)).delete()


def waiting() -> QuerySet[Quarantined]:
    """What is in quarantine, the last received first."""
    return Quarantined.objects.select_related("came_from").defer("content")


def contents(pks: list[int] | None = None) -> Iterator[Quarantined]:
    """The rows with their bytes, oldest first: of ``pks``, or all. One is held at a time."""
    rows = Quarantined.objects.order_by("pk")
    found = list((rows if pks is None else rows.filter(pk__in=pks)).values_list("pk", flat=True))
    for pk in found:
        if row := Quarantined.objects.select_related("came_from").filter(pk=pk).first():
            yield row


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
