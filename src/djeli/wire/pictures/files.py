"""Where the bytes of an item's pictures are: in the item, in the watched folder, or on the web."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings

from djeli.wire.models import WireItem, WireSource
from djeli.wire.received import files as received
from djeli.wire.sources.fetching import LARGEST, Request, fetch
from djeli.wire.sources.folders import READ, BadFolder, folder_of

READABLE = frozenset({"", "image/jpeg", "image/jpg", "image/png", "image/webp", "image/gif"})
LARGE_NAMES = ("original", "base", "high", "main", "large", "fullsize", "normal", "web")
SMALL_NAMES = ("thumb", "icon", "preview", "view", "quicklook", "small", "low")


class NoBytes(OSError):
    """The picture cannot be had now; holds one clear line."""


def is_film(media: dict[str, Any]) -> bool:
    """True for film and sound. Their files are not taken: an edition has no player of its own."""
    return media.get("kind") in {"video", "audio"}


def is_picture(media: dict[str, Any]) -> bool:
    """True for what can become a picture of the library, such as the still of a film."""
    if is_film(media):
        return any(map(_is_still, media.get("renditions") or []))
    return media.get("kind") in {"picture", "graphic"}


def _is_still(rendition: dict[str, Any]) -> bool:
    return bool(rendition.get("href")) and _type_of(rendition) in READABLE - {""}


def _type_of(rendition: dict[str, Any]) -> str:
    return str(rendition.get("media_type") or "").partition(";")[0].strip().lower()


def bytes_of(item: WireItem, media: dict[str, Any], *, smallest: bool = False) -> bytes:
    """The bytes of the largest file of a picture that can be had, or of the smallest. Raises
    NoBytes with the reason of the last try."""
    if item.form == "photo":
        return received.bytes_of(item)
    trouble = "the item names no file of it"
    named = media.get("renditions") or []
    files = list(filter(_is_still, named)) if is_film(media) else named
    for rendition in _ranked(files, smallest=smallest):
        try:
            return _bytes_at(item, str(rendition.get("href") or "").strip())
        except (OSError, BadFolder) as error:
            trouble = " ".join(str(error).split())[:250]
    raise NoBytes(trouble)


def _ranked(renditions: list[dict[str, Any]], *, smallest: bool) -> list[dict[str, Any]]:
    usable = [
        one
        for one in renditions
        if one.get("href") and _type_of(one) in READABLE and (one.get("size") or 0) <= LARGEST
    ]
    return sorted(usable, key=_width, reverse=not smallest)


def _width(rendition: dict[str, Any]) -> int:
    """In px; guessed from the agency's name for the file where no width is said."""
    if rendition.get("width"):
        return int(rendition["width"])
    name = str(rendition.get("name") or "").casefold()
    if any(word in name for word in SMALL_NAMES):
        return 200
    return 4000 if any(word in name for word in LARGE_NAMES) else 1000


def _bytes_at(item: WireItem, href: str) -> bytes:
    source = item.came_from
    if source is not None and source.way == WireSource.Way.HTTP:
        href = urljoin(source.address, href)
    if urlsplit(href).scheme in {"http", "https"}:
        return fetch(_request_for(href, source)).content
    if urlsplit(href).scheme not in {"", "file"} or not (name := _name_in(href)):
        raise NoBytes(f"{href[:120]} is no address that can be asked")
    return _from_folder(item, name)


def _request_for(href: str, source: WireSource | None) -> Request:
    """A source's secret is for the source's own host alone."""
    is_own = source is not None and urlsplit(href)[:2] == urlsplit(source.address)[:2]
    secret = settings.WIRE_SECRETS.get(source.secret_name, "") if source and is_own else ""
    return Request(href, secret=secret, allowed=tuple(settings.WIRE_PRIVATE_HOSTS))


def _name_in(href: str) -> str:
    name = PurePosixPath(unquote(urlsplit(href).path)).name
    return "" if name.startswith(".") else name


def _from_folder(item: WireItem, name: str) -> bytes:
    """A file that lies beside the item, was read already, or came in as an item of its own."""
    for path in _places(item, name):
        if path.is_file() and not path.is_symlink():
            if path.stat().st_size > LARGEST:
                raise NoBytes(f"{name} is larger than {LARGEST // 1_000_000} MB")
            return path.read_bytes()
    same = WireItem.objects.filter(form="photo", came_from=item.came_from)
    photo = same.filter(source__endswith=f"/{name}").order_by("-pk").first()
    if photo is None:
        raise NoBytes(f"the file {name} has not come")
    return received.bytes_of(photo)


def _places(item: WireItem, name: str) -> Iterator[Path]:
    if item.came_from is not None and item.came_from.way == WireSource.Way.FOLDER:
        folder = folder_of(item.came_from.address)
    elif item.came_from is None and item.source:
        folder = Path(item.source).parent
    else:
        return
    yield from (folder / name, folder / READ / name)
