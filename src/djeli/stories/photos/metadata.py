"""Reads a picture file's metadata: IPTC-IIM, XMP and EXIF, with Pillow alone.

Sources: IPTC Photo Metadata Standard 2017.1. IIM datasets: 2:80 by-line, 2:110 credit line, 2:115
source, 2:116 copyright notice, 2:40 special instructions, 2:120 caption, 2:55 and 2:60 date and
time created. XMP: ``photoshop:Credit``, ``photoshop:Source``, ``photoshop:Instructions``,
``dc:creator``, ``dc:rights``, ``xmpRights:UsageTerms``, ``xmpRights:WebStatement``,
``plus:LicensorURL``, ``dc:description``,
``Iptc4xmpCore:AltTextAccessibility``.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from django.utils.timezone import get_current_timezone
from PIL import Image, ImageFile, IptcImagePlugin

logger = logging.getLogger(__name__)

BYLINE, CREDIT, SOURCE, COPYRIGHT, CAPTION = (2, 80), (2, 110), (2, 115), (2, 116), (2, 120)
INSTRUCTIONS = (2, 40)
DATE_CREATED, TIME_CREATED = (2, 55), (2, 60)
EXIF_TAKEN = 0x9003


@dataclass(frozen=True, slots=True)
class PhotoMetadata:
    """Empty strings and None if the file is silent."""

    alt_text: str = ""
    caption: str = ""
    photographer: str = ""
    credit: str = ""
    source: str = ""
    copyright: str = ""
    usage_terms: str = ""
    licence_url: str = ""
    licensing_url: str = ""
    instructions: str = ""
    taken_at: datetime | None = None


def read(file: BinaryIO | Any) -> PhotoMetadata:
    """What ``file`` says of itself; silent where it has no, or broken, metadata. Never raises.

    The file's position is put back. IPTC-IIM comes before XMP, XMP before EXIF.
    """
    position = file.tell() if hasattr(file, "tell") and not getattr(file, "closed", False) else 0
    try:
        file.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file) as image:
                return _read(image)
    except Exception as error:  # a hostile file must not stop an upload that the image check allows
        logger.info("picture metadata could not be read: %s", error)
        return PhotoMetadata()
    finally:
        if not getattr(file, "closed", False):
            file.seek(position)


def _read(image: ImageFile.ImageFile) -> PhotoMetadata:
    iim = IptcImagePlugin.getiptcinfo(image) or {}
    xmp = dict(_flatten(image.getxmp()))
    return PhotoMetadata(
        alt_text=xmp.get("AltTextAccessibility", ""),
        caption=_text(iim, CAPTION) or xmp.get("description", ""),
        photographer=_text(iim, BYLINE) or xmp.get("creator", ""),
        credit=_text(iim, CREDIT) or xmp.get("Credit", ""),
        source=_text(iim, SOURCE) or xmp.get("Source", ""),
        copyright=_text(iim, COPYRIGHT) or xmp.get("rights", ""),
        usage_terms=xmp.get("UsageTerms", ""),
        licence_url=_address(xmp.get("WebStatement", "")),
        licensing_url=_address(xmp.get("LicensorURL", "")),
        instructions=_text(iim, INSTRUCTIONS) or xmp.get("Instructions", ""),
        taken_at=_taken_at(iim, xmp, image),
    )


def _address(written: str) -> str:
    """A web address, where it is one; files say anything."""
    return written if written.startswith(("https://", "http://")) and written.isprintable() else ""


def _text(iim: Mapping[Any, Any], dataset: tuple[int, int]) -> str:
    found = iim.get(dataset, b"")
    if isinstance(found, list):
        return ", ".join(_decoded(part) for part in found if part)
    return _decoded(found)


def _decoded(raw: bytes | str) -> str:
    if isinstance(raw, str):
        return raw.strip()
    try:
        return raw.decode("utf-8").strip("\x00 \r\n")
    except UnicodeDecodeError:
        return raw.decode("latin-1").strip("\x00 \r\n")


def _flatten(node: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """(property, text) of an XMP tree as Pillow gives it; of alternatives the first."""
    if isinstance(node, dict):
        for wrapper in ("Alt", "Seq", "Bag", "li", "text"):
            if wrapper in node:
                yield from _flatten(node[wrapper], name)
                return
        for key, value in node.items():
            yield from _flatten(value, key)
    elif isinstance(node, list):
        if node and name in {"creator", "subject"}:
            texts = [text for part in node for _, text in _flatten(part, name)]
            yield name, ", ".join(texts)
        elif node:
            for part in node if isinstance(node[0], dict) and name == "Description" else node[:1]:
                yield from _flatten(part, name)
    elif isinstance(node, str) and node.strip():
        yield name, node.strip()


def _taken_at(
    iim: Mapping[Any, Any], xmp: Mapping[str, str], image: Image.Image
) -> datetime | None:
    candidates = [
        _text(iim, DATE_CREATED) + _text(iim, TIME_CREATED),
        xmp.get("DateCreated", ""),
        str(image.getexif().get_ifd(0x8769).get(EXIF_TAKEN, "")),
    ]
    for candidate in candidates:
        if moment := _moment(candidate):
            return moment
    return None


def _moment(written: str) -> datetime | None:
    digits = re.match(
        r"(\d{4})[-:]?(\d\d)[-:]?(\d\d)(?:[T ]?(\d\d):?(\d\d):?(\d\d))?(Z|[+-]\d\d:?\d\d)?", written
    )
    if not digits:
        return None
    year, month, day, hour, minute, second, zone = digits.groups()
    iso = f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}{zone or ''}"
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    # Cameras and dates alone know no zone: they mean the newsroom's day.
    return moment if moment.tzinfo else moment.replace(tzinfo=get_current_timezone())
