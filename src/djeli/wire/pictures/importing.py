"""Imports the pictures of an item into the newsroom's library, with credits and rights."""

from __future__ import annotations

import hashlib
import logging
import time
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import InterfaceError, OperationalError
from django.utils.dateparse import parse_datetime
from django.utils.text import Truncator

from djeli.accounts.models import User
from djeli.stories.models import Agency, Picture
from djeli.wire.formats.states import STOPS
from djeli.wire.item_rows import key_of
from djeli.wire.models import ImportedPicture, WireItem
from djeli.wire.pictures.files import bytes_of, is_picture
from djeli.wire.story_drafts import find_agency

logger = logging.getLogger(__name__)

MOST = 12
"""Pictures of one item that are imported."""
PATIENCE = 25.0
"""Seconds for all pictures of an item: an editor waits. The rest can be tried again."""


def import_pictures(item: WireItem, user: User | None = None) -> list[ImportedPicture]:
    """Import those that are not in the library yet; a row for each, in order, that says what came
    of it. Nothing that goes wrong with one stops the others."""
    until = time.monotonic() + PATIENCE
    wanted = [(at, one) for at, one in enumerate(item.media or []) if is_picture(one)][:MOST]
    return [_imported(item, at, media, user, until) for at, media in wanted]


def _imported(
    item: WireItem, place: int, media: dict[str, Any], user: User | None, until: float
) -> ImportedPicture:
    guid = key_of(str(media.get("guid") or ""), item.agency_name)
    row, _is_new = ImportedPicture.objects.get_or_create(
        item=item, place=place, defaults={"media_guid": guid}
    )
    if row.picture_id is not None:
        return row
    try:
        _require_free(row)
        row.picture, row.trouble = _known(row) or _made(item, media, user, until), ""
    except (OperationalError, InterfaceError):
        raise
    except ValidationError as error:
        row.trouble = " ".join(error.messages)[:300]
    except OSError as error:
        row.trouble = " ".join(str(error).split())[:300]
    except Exception as error:
        logger.exception("a picture of item %s could not be imported", item.pk)
        row.trouble = f"{type(error).__name__}: {error}"[:300]
    row.save()
    return row


def _require_free(row: ImportedPicture) -> None:
    """Raise OSError if the agency has killed the picture itself, or withholds it."""
    own = WireItem.objects.filter(guid=row.media_guid, pub_status__in=STOPS)
    if row.media_guid and own.exists():
        raise OSError("the agency has killed or withholds this picture")


def _known(row: ImportedPicture) -> Picture | None:
    """The same picture, imported with another item or version."""
    if not row.media_guid:
        return None
    others = ImportedPicture.objects.filter(
        media_guid=row.media_guid, picture__isnull=False, is_stopped=False
    ).select_related("picture")
    known = others.first()
    return known.picture if known else None


def _made(item: WireItem, media: dict[str, Any], user: User | None, until: float) -> Picture:
    if time.monotonic() > until:
        raise OSError("not fetched yet, as the other pictures took long: try again")
    content = bytes_of(item, media)
    digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    same = Picture.objects.filter(file_hash=digest, wire_origins__isnull=False)
    if known := same.filter(wire_origins__is_stopped=False).first():
        return known
    file: Any = ContentFile(content, name=_file_name(media, content))
    picture = Picture(**_facts(item, media), uploaded_by_user=user, file=file)
    picture.save()
    return picture


def _facts(item: WireItem, media: dict[str, Any]) -> dict[str, Any]:
    """What is said of the picture, and where that is silent, of its item."""
    agency = Agency.named(media.get("credit") or "") or find_agency(item)
    caption = media.get("caption") or ""
    title = media.get("headline") or Truncator(caption).chars(80) or str(item)
    ends = [end for end in (_time(media.get("expires_at")), item.expires_at) if end]
    return {
        "title": title[:255],
        "alt_text": Truncator(media.get("alt_text") or _first_sentence(caption) or title).chars(
            250
        ),
        "caption": caption,
        "photographer": (media.get("byline") or "")[:120],
        "agency": agency,
        "credit": _credit(media, agency)[:200],
        "copyright": (media.get("copyright_notice") or item.copyright_notice)[:250],
        "usage_terms": media.get("usage_terms") or item.usage_terms,
        "instructions": media.get("instructions") or "",
        "rights_expire_at": min(ends, default=None),
        "taken_at": _time(media.get("created_at")),
    }


def _credit(media: dict[str, Any], agency: Agency) -> str:
    """The agency's own words, with who took it; empty where photographer and agency say it all."""
    said, by = (media.get("credit") or "").strip(), (media.get("byline") or "").strip()
    if not said or said.casefold() in {agency.name.casefold(), agency.credit_line.casefold()}:
        return ""
    return said if by.casefold() in said.casefold() else f"{by} / {said}"


def _first_sentence(text: str) -> str:
    head, stop, _rest = text.replace("\n", " ").partition(". ")
    return f"{head}{stop}".strip()


def _time(written: Any) -> datetime | None:
    return parse_datetime(written) if isinstance(written, str) and written else None


def _file_name(media: dict[str, Any], content: bytes) -> str:
    first: dict[str, Any] = next(iter(media.get("renditions") or []), {})
    name = PurePosixPath(urlsplit(str(first.get("href") or "")).path).stem[:60] or "picture"
    kinds = {b"\x89PNG": "png", b"RIFF": "webp", b"GIF8": "gif"}
    return f"{name}.{kinds.get(content[:4], 'jpg')}"
