"""What hangs on a ninjs item: associations with their renditions, and the items it is linked to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from djeli.kit.numbers import whole_number
from djeli.wire.bodies.sanitise import plain
from djeli.wire.formats.attached import Link, Media, Rendition, media_kind, relation_of
from djeli.wire.formats.instants import moment
from djeli.wire.formats.ninjs.parser import status_of
from djeli.wire.formats.ninjs.shape import (
    Shape,
    descriptions,
    first_text,
    named_rows,
    rows,
    shape_of,
    text,
)
from djeli.wire.formats.states import STOPS, state_of

LINKS = ("evolvedfrom", "replaces", "updates", "corrects", "kills", "derivedfrom", "translatedfrom")
"""Properties by which agencies name an item before this one: ninjs itself has none."""


def media_of(shape: Shape, zone: str) -> tuple[Media, ...]:
    """The item's own files if it is a picture or the like, and those of its associations."""
    own = [shape] if media_kind(text(shape.get("type"))) else []
    parts = [part for part in named_rows(shape.get("associations")) if _is_usable(part)]
    return tuple(found for part in (*own, *parts) if (found := _media(part, zone)))


def links_of(shape: Shape) -> Iterator[Link]:
    """The items that it names: earlier ones, and associations that are no media."""
    for name in LINKS:
        values = shape[name] if isinstance(shape.get(name), list) else [shape.get(name)]
        for value in values:
            uri = (
                first_text(shape_of(value), "uri", "guid")
                if isinstance(value, dict)
                else text(value)
            )
            if uri:
                yield Link(relation_of(name), guid=uri)
    for part in named_rows(shape.get("associations")):
        kind, uri = text(part.get("type")).lower(), text(part.get("uri"))
        if uri and not media_kind(kind):
            relation = relation_of(first_text(part, "rel", "relation", "role", "name"))
            title = plain(headline_of(part))
            yield Link(relation, guid=uri, title=title, kind=kind, group=text(part.get("name")))


def headline_of(shape: Shape) -> str:
    """The main headline, in whichever of the standard's shapes."""
    found = rows(shape.get("headlines"))
    main = [row for row in found if text(row.get("role")).lower() in {"main", "headline", ""}]
    for row in [*main, *found]:
        if told := text(row.get("value")):
            return told
    named = [name for name in sorted(shape) if name.startswith("headline_")]
    return first_text(shape, "headline", *named, "title")


def _is_usable(part: Shape) -> bool:
    return state_of(status_of(part)) not in STOPS


def _media(part: Shape, zone: str) -> Media | None:
    files = tuple(_renditions(part))
    media_type = first_text(part, "mimetype", "contenttype") or next(
        (one.media_type for one in files if one.media_type), ""
    )
    kind = media_kind(text(part.get("type")), media_type)
    if kind is None or not (files or text(part.get("uri"))):
        return None
    caption = descriptions(part, "caption") or descriptions(part, "text", "") or descriptions(part)
    return Media(
        kind=kind,
        guid=text(part.get("uri")),
        headline=plain(headline_of(part)),
        caption=plain(caption or first_text(part, "description_text", "description_caption")),
        alt_text=plain(descriptions(part, "alt", "alttext") or text(part.get("alttext"))),
        byline=plain(first_text(part, "byline", "by")),
        credit=plain(text(part.get("creditline")) or descriptions(part, "creditline")),
        copyright_notice=plain(first_text(part, "copyrightnotice", "copyrightholder")),
        usage_terms=plain(text(part.get("usageterms"))),
        instructions=plain(text(part.get("ednote"))),
        place=plain(text(part.get("located"))),
        created_at=moment(first_text(part, "contentcreated", "firstcreated"), zone),
        expires_at=moment(text(part.get("expires")), zone),
        renditions=files,
    )


def _renditions(part: Shape) -> Iterator[Rendition]:
    for row in named_rows(part.get("renditions")):
        if href := text(row.get("href")):
            yield Rendition(
                href=href,
                name=first_text(row, "name", "title")[:60],
                media_type=first_text(row, "contenttype", "mimetype")[:100],
                width=whole_number(text(row.get("width"))),
                height=whole_number(text(row.get("height"))),
                size=whole_number(text(row.get("sizeinbytes"))),
                seconds=_seconds(text(row.get("duration"))),
            )


def _seconds(written: str) -> int | None:
    found = re.match(r"(\d{1,6})(?:\.\d+)?$", written)
    return int(found[1]) if found else None
