"""ninjs 1.0 to 3.1 (IPTC, iptc.org/std/ninjs), as received to our own shape.

Versions differ in spelling: 1.x has one ``headline`` and ``body_…`` properties, 2.x lists with
roles, 3.x the lists of 2.x with names in camelCase. Names are folded to lower case, and each fact
is looked for in both shapes, since files in the wild mix them and few name their version.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NoReturn
from urllib.parse import urlsplit

from djeli.wire.formats import nitf
from djeli.wire.formats.item import Block, ReceivedItem, Refused, Subject
from djeli.wire.formats.moments import moment
from djeli.wire.formats.sanitise import html_blocks, plain, text_blocks, without_labels

Shape = dict[str, Any]
KNOWN = {
    "type",
    "headline",
    "headlines",
    "bodies",
    "versioncreated",
    "body_text",
    "body_xhtml",
    "body_html",
    "descriptions",
    "description_text",
    "renditions",
    "eventdetails",
    "title",
}


def read(content: bytes) -> list[ReceivedItem]:
    """The items in a JSON file: one object or a list. Raises Refused."""
    try:
        received = json.loads(content, parse_constant=_no_constant)
    except RecursionError:
        raise Refused("the JSON is nested too deeply") from None
    except (ValueError, UnicodeDecodeError) as error:
        raise Refused(f"the JSON cannot be read: {error}") from None
    shapes = received if isinstance(received, list) else [received]
    if not shapes:
        raise Refused("the JSON holds no item")
    return [_item(shape) for shape in shapes]


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _item(received: Any) -> ReceivedItem:
    if not isinstance(received, dict):
        raise Refused("the JSON is no ninjs item: an object was expected")
    if "$schema" in received and "uri" not in received:
        raise Refused("this is a JSON schema, not an item")
    shape = {str(name).lower(): value for name, value in received.items()}
    guid = _text(shape.get("uri"))
    if not guid or not KNOWN & shape.keys():
        raise Refused("the JSON is no ninjs item: it has no uri, or nothing that ninjs knows")
    kind = _text(shape.get("type")) or ("event" if "eventdetails" in shape else "text")
    headline, description = plain(_headline(shape)), _description(shape)
    blocks = without_labels(_body(shape), headline)
    if not blocks and kind == "text":
        # Some agencies send a short item as a description alone.
        blocks = text_blocks(description)
    return ReceivedItem(
        guid=guid,
        version=_text(shape.get("version")) or "1",
        form="ninjs",
        kind=kind,
        headline=headline,
        slugline=plain(_text(shape.get("slugline"))),
        byline=plain(_text(shape.get("byline")) or _text(shape.get("by"))),
        dateline=plain(_text(shape.get("located"))),
        description=description,
        blocks=blocks,
        language=_text(shape.get("language")),
        agency=_agency(shape, guid),
        credit=_text(shape.get("creditline")),
        copyright_notice=plain(_text(shape.get("copyrightnotice"))),
        usage_terms=plain(_text(shape.get("usageterms"))),
        ednote=plain(_text(shape.get("ednote"))),
        urgency=_urgency(shape.get("urgency")),
        pub_status=_text(shape.get("pubstatus")).lower() or "usable",
        signal=_signal(shape),
        created_at=_when(shape, "firstcreated"),
        version_at=_when(shape, "versioncreated"),
        embargoed_until=_when(shape, "embargoed"),
        subjects=tuple(_subjects(shape)),
    )


def _text(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _rows(value: Any) -> list[Shape]:
    rows = value if isinstance(value, list) else []
    return [
        {str(name).lower(): part for name, part in row.items()}
        for row in rows
        if isinstance(row, dict)
    ]


def _headline(shape: Shape) -> str:
    rows = _rows(shape.get("headlines"))
    main = [row for row in rows if _text(row.get("role")).lower() in {"main", "headline", ""}]
    for row in [*main, *rows]:
        if text := _text(row.get("value")):
            return text
    named = [name for name in sorted(shape) if name.startswith("headline_")]
    return next(
        (text for name in ("headline", *named, "title") if (text := _text(shape.get(name)))), ""
    )


def _body(shape: Shape) -> tuple[Block, ...]:
    """The richest of the bodies: HTML before NITF before plain text."""
    found: dict[str, str] = {}
    for row in _rows(shape.get("bodies")):
        form = f"{_text(row.get('contenttype'))} {_text(row.get('role'))}".lower()
        found.setdefault(_form_of(form), _text(row.get("value")))
    for name in sorted(shape):
        if name.startswith("body_"):
            found.setdefault(_form_of(name), _text(shape[name]))
    if found.get("html"):
        return html_blocks(found["html"])
    if found.get("nitf"):
        return nitf.read(found["nitf"]).blocks
    return text_blocks(found.get("text", ""))


def _form_of(named: str) -> str:
    if "nitf" in named:
        return "nitf"
    return "html" if "html" in named else "text"


def _description(shape: Shape) -> str:
    rows = _rows(shape.get("descriptions"))
    listed = next((text for row in rows if (text := _text(row.get("value")))), "")
    return plain(listed or _text(shape.get("description_text")))


def _agency(shape: Shape, guid: str) -> str:
    sources = [_text(row.get("name")) for row in _rows(shape.get("infosources"))]
    named = [_text(shape.get("copyrightholder")), *sources, _text(shape.get("creditline"))]
    return next((name for name in named if name), "") or agency_in(guid)


def agency_in(guid: str) -> str:
    """The host that an item's identifier names: ``urn:newsml:HOST:…``, ``tag:HOST,…`` or a URL."""
    if guid.startswith("urn:newsml:"):
        host = guid.split(":")[2]
    elif guid.startswith("tag:"):
        host = guid[4:].split(",")[0]
    else:
        host = urlsplit(guid).hostname or "" if "://" in guid else ""
    return host.removeprefix("www.") if "." in host else ""


def _urgency(value: Any) -> int | None:
    text = _text(value)
    return int(text) if text.isascii() and text.isdigit() and 1 <= int(text) <= 9 else None


def _signal(shape: Shape) -> str:
    signal = _text(shape.get("signal")) or next(
        (_text(row.get("literal")) for row in _rows(shape.get("signals"))), ""
    )
    return signal.rpartition(":")[2].lower()


def _when(shape: Shape, name: str) -> datetime | None:
    return moment(_text(shape.get(name)))


def _subjects(shape: Shape) -> Iterator[Subject]:
    for row in [*_rows(shape.get("subject")), *_rows(shape.get("subjects"))]:
        code = _text(row.get("uri")) or _text(row.get("code")) or _text(row.get("literal"))
        if name := _text(row.get("name")):
            yield Subject(name, code)
