"""The pictures of an item at the desk: what became of each, and a small copy to look at."""

from __future__ import annotations

import io
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from djeli.desk import rights
from djeli.stories.photos.pixels import pixels
from djeli.wire.bodies.links import public_address
from djeli.wire.item_rows import key_of
from djeli.wire.models import ImportedPicture, WireItem
from djeli.wire.pictures.files import bytes_of, is_film, is_picture

MOST_FILES = 20
LONGEST = 36_000
"""Seconds: a length beyond it was told in another unit, and is not shown."""
SIDE = 480
"""In px: the longest side of a copy to look at."""


def media_of(item: WireItem) -> list[dict[str, Any]]:
    """Each picture, graphic, film and sound, with what became of it."""
    found = ImportedPicture.objects.filter(item=item).select_related("picture")
    rows = {row.place: row for row in found}
    return [
        {
            "told": one,
            "is_picture": is_picture(one),
            "is_film": is_film(one),
            "files": _files_of(one) if is_film(one) else [],
            "whose": _whose(one),
            "row": rows.get(place),
            "place": place,
        }
        for place, one in enumerate(item.media or [])
    ]


def _whose(media: dict[str, Any]) -> str:
    """Who made it, whose it is, and what may be done with it."""
    by = " / ".join(filter(None, (media.get("byline"), media.get("credit"))))
    return " · ".join(filter(None, (by, media.get("copyright_notice"), media.get("usage_terms"))))


def has_film(item: WireItem) -> bool:
    """True where something of the item is left out of a story: film or sound."""
    return any(map(is_film, item.media or []))


def _files_of(media: dict[str, Any]) -> list[dict[str, str]]:
    """The files of film or sound: what each is, and its address where that is public."""
    return [
        {"label": _label(one), "href": _web_address(str(one.get("href") or ""))}
        for one in (media.get("renditions") or [])[:MOST_FILES]
    ]


def _web_address(href: str) -> str:
    address = public_address(href)
    return address if address.startswith(("http://", "https://")) else ""


def _label(rendition: dict[str, Any]) -> str:
    """Format, length, frame and size, as far as the agency says them."""
    media_type = str(rendition.get("media_type") or "").partition(";")[0]
    seconds, size = rendition.get("seconds") or 0, rendition.get("size") or 0
    width, height = rendition.get("width"), rendition.get("height")
    return " · ".join(
        filter(
            None,
            (
                (media_type.rpartition("/")[2].upper() or str(rendition.get("name") or "?"))[:20],
                _length(seconds) if 0 < seconds < LONGEST else "",
                f"{width} × {height}" if width and height else "",
                filesizeformat(size) if size > 0 else "",
            ),
        )
    )


def _length(seconds: int) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@require_safe
@cache_control(private=True, max_age=86_400)
def look(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """A small copy of one picture. 404 where it cannot be had or shown now."""
    if not rights.may_submit(request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    item = get_object_or_404(WireItem.objects.defer("content", "blocks"), pk=pk)
    media = item.media or []
    if place >= len(media) or not is_picture(media[place]):
        raise Http404("no such picture")
    try:
        content = _small(_content(item, place))
    except (OSError, ValueError, ValidationError):
        raise Http404("the picture cannot be shown now") from None
    return HttpResponse(content, content_type="image/jpeg")


def _content(item: WireItem, place: int) -> bytes:
    guid = key_of(str(item.media[place].get("guid") or ""), item.agency_name)
    own = Q(item=item, place=place)
    rows = ImportedPicture.objects.filter(own | Q(media_guid=guid) if guid else own)
    row = rows.filter(picture__isnull=False).select_related("picture").first()
    if row is not None and row.picture is not None:
        with row.picture.open_file() as file:
            return bytes(file.read())
    return bytes_of(item, item.media[place], smallest=True)


def _small(content: bytes) -> bytes:
    image = pixels(io.BytesIO(content)).convert("RGB")
    image.thumbnail((SIDE, SIDE))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()
