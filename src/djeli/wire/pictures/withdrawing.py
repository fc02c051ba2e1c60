"""Takes pictures out of use that came with an item which the agency has killed or withholds.

Their rights end at that moment, so every place that shows them follows. A picture of an item that
was only withheld gets its former rights back when the item is free.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from djeli.stories.models import Picture
from djeli.wire.formats.states import STOPS
from djeli.wire.models import ImportedPicture, WireItem

STOPPED = "djeli.wire.picture_stopped"
FREED = "djeli.wire.picture_freed"


def follow(item: WireItem) -> None:
    """Let the pictures that came with ``item``, or are the item itself, follow its status."""
    for row in _of_guid(item.guid):
        _follow(row)


def catch_up() -> None:
    """Do what was left undone: the clock's work."""
    is_stopped = Q(item__pub_status__in=STOPS)
    behind = Q(is_stopped, is_stopped=False) | Q(~is_stopped, is_stopped=True)
    for row in ImportedPicture.objects.filter(behind, picture__isnull=False):
        _follow(row)


def _of_guid(guid: str) -> QuerySet[ImportedPicture]:
    rows = ImportedPicture.objects.filter(Q(item__guid=guid) | Q(media_guid=guid))
    return rows.filter(picture__isnull=False)


@transaction.atomic
def _follow(found: ImportedPicture) -> None:
    row = ImportedPicture.objects.select_for_update(of=("self",)).get(pk=found.pk)
    order = _order_for(row)
    if row.picture is None or bool(order) == row.is_stopped:
        return
    if order:
        _stop(row, row.picture, order)
    else:
        _free(row, row.picture)


def _order_for(row: ImportedPicture) -> WireItem | None:
    """The item that stops the picture: the one it came with, or the picture's own."""
    guids = [guid for guid in (row.item.guid, row.media_guid) if guid]
    return (
        WireItem.objects.filter(guid__in=guids, pub_status__in=STOPS)
        .defer("content", "blocks", "media")
        .order_by("-is_newest", "-pk")
        .first()
    )


def _stop(row: ImportedPicture, picture: Picture, order: WireItem) -> None:
    now = timezone.now()
    others = ImportedPicture.objects.filter(picture=picture, is_stopped=True).first()
    row.is_stopped = True
    row.ended_before = others.ended_before if others else picture.rights_expire_at
    row.save()
    if picture.rights_expire_at is None or picture.rights_expire_at > now:
        Picture.objects.filter(pk=picture.pk).update(rights_expire_at=now, is_expired=True)
    log(instance=picture, action=STOPPED, data=_told(order))


def _free(row: ImportedPicture, picture: Picture) -> None:
    row.is_stopped = False
    row.save()
    if ImportedPicture.objects.filter(picture=picture, is_stopped=True).exists():
        return
    picture.rights_expire_at = row.ended_before
    Picture.objects.filter(pk=picture.pk).update(
        rights_expire_at=row.ended_before, is_expired=not picture.is_usable()
    )
    log(instance=picture, action=FREED, data=_told(row.item))


def _told(item: WireItem) -> dict[str, str]:
    return {"agency": item.agency_name, "guid": item.guid, "reason": item.ednote or str(item)}
