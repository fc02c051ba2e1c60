"""ninjs 1.0 to 3.1 (IPTC, iptc.org/std/ninjs), as received to our own shape.

Versions differ in spelling: 1.x has one ``headline`` and ``body_…`` properties, 2.x lists with
roles, 3.x the lists of 2.x with names in camelCase. Names are folded to lower case, and each fact
is looked for in both shapes, since files in the wild mix them and few name their version.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from djeli.wire.bodies.labels import without_labels
from djeli.wire.bodies.prose import text_blocks
from djeli.wire.bodies.repairs import mended
from djeli.wire.bodies.sanitise import html_blocks, plain
from djeli.wire.formats import nitf
from djeli.wire.formats.instants import exact_moment, moment
from djeli.wire.formats.item import Block, ReceivedItem, Refused, Subject, urgency_in
from djeli.wire.formats.languages import language_tag
from djeli.wire.formats.states import STOPS, is_known, state_of, weightiest

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


def read(content: bytes) -> list[ReceivedItem | Refused]:
    """The items in a JSON file, each read or refused on its own: one object, a list, or a package
    of items. Raises Refused if there is none at all."""
    written, is_whole = _decoded(content)
    try:
        received = json.loads(written, strict=False, parse_int=_whole_number)
    except RecursionError:
        raise Refused("the JSON is nested too deeply") from None
    except ValueError as error:
        raise Refused(f"the JSON cannot be read: {error}") from None
    shapes = received if isinstance(received, list) else [received]
    if not shapes:
        raise Refused("the JSON holds no item")
    found = [one for shape in shapes for one in _all_of(shape, keeps_raw=len(shapes) > 1)]
    if not is_whole:
        found = [one if isinstance(one, ReceivedItem) and one.is_stop else NOT_UTF for one in found]
    return found


NOT_UTF = Refused("the JSON cannot be read: it is not in UTF-8")


def _decoded(content: bytes) -> tuple[str, bool]:
    """The text, and whether all of it could be read: of what could not only a kill is heard."""
    coding = json.detect_encoding(content)
    try:
        return content.decode(coding, "surrogatepass"), True
    except UnicodeDecodeError:
        return content.decode(coding, "replace"), False


def _whole_number(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits


def _all_of(received: Any, *, keeps_raw: bool) -> Iterator[ReceivedItem | Refused]:
    """An item, or the items in a package of them, such as our own feed for partners."""
    try:
        repairs = set[str]()
        shape = _shape(mended(received, repairs))
        inside = _packed(shape)
        if inside:
            for part in inside:
                yield from _all_of(part, keeps_raw=True)
            return
        item = _item(shape, tuple(sorted(repairs)))
        if keeps_raw:
            raw = json.dumps(received, ensure_ascii=False).encode("utf-8", "backslashreplace")
            item = replace(item, raw=raw)
        yield item
    except RecursionError:
        yield Refused("the item is nested too deeply")
    except Refused as refused:
        yield refused


def _shape(received: Any) -> Shape:
    if not isinstance(received, dict):
        raise Refused("the JSON is no ninjs item: an object was expected")
    if "$schema" in received and "uri" not in received:
        raise Refused("this is a JSON schema, not an item")
    return {str(name).lower(): value for name, value in received.items()}


def _packed(shape: Shape) -> list[Shape]:
    """The text items that a package is made of; none of an item with a text of its own."""
    if _text(shape.get("type")) not in {"composite", "package"} or _has_body(shape):
        return []
    if state_of(_status(shape)) in STOPS:
        return []
    parts = shape.get("associations")
    rows = list(parts.values()) if isinstance(parts, dict) else parts
    return [row for row in _rows(rows) if _text(row.get("type")) in {"text", "composite"}]


def _has_body(shape: Shape) -> bool:
    return "bodies" in shape or any(name.startswith("body_") for name in shape)


def _item(shape: Shape, repairs: tuple[str, ...]) -> ReceivedItem:
    guid, status = _text(shape.get("uri")), _status(shape)
    signal = _signal(shape)
    state = state_of(status, signal)
    if not guid:
        raise Refused("the JSON is no ninjs item: it has no uri")
    if not KNOWN & shape.keys() and state not in STOPS:
        raise Refused("the JSON is no ninjs item: it has nothing that ninjs knows")
    kind = _text(shape.get("type")).lower() or ("event" if "eventdetails" in shape else "text")
    headline, description = plain(_headline(shape)), _description(shape)
    agency, credit = _agency(shape, guid), plain(_text(shape.get("creditline")))
    dateline = plain(_text(shape.get("located")))
    blocks, trouble = _blocks(shape, kind, (headline, agency, credit, dateline), description)
    if trouble and not blocks and state not in STOPS:
        raise Refused(trouble)
    language = _text(shape.get("language"))
    repairs += notes(status, language)
    return ReceivedItem(
        guid=guid,
        version=_text(shape.get("version"))[:40],
        form="ninjs",
        kind=kind,
        headline=headline,
        slugline=plain(_text(shape.get("slugline"))),
        byline=plain(_text(shape.get("byline")) or _text(shape.get("by"))),
        dateline=dateline,
        description=description,
        blocks=blocks,
        language=language_tag(language),
        agency=agency,
        credit=credit,
        copyright_notice=plain(_text(shape.get("copyrightnotice"))),
        usage_terms=plain(_text(shape.get("usageterms"))),
        ednote=plain(_text(shape.get("ednote"))),
        urgency=urgency_in(_text(shape.get("urgency"))),
        pub_status=state,
        signal=signal,
        created_at=_when(shape, "firstcreated"),
        version_at=_when(shape, "versioncreated"),
        expires_at=_when(shape, "expires"),
        subjects=tuple(_subjects(shape)),
        repairs=repairs + ((trouble,) if trouble else ()),
        **_embargo(shape),
    )


def notes(status: str, language: str) -> tuple[str, ...]:
    """What is said of a status and a language that are not known."""
    told = []
    if not is_known(status):
        told.append(f"the status “{status}” is not known; the item counts as withheld")
    if language and not language_tag(language):
        told.append(f"the language “{language}” is not known")
    return tuple(told)


def _blocks(
    shape: Shape, kind: str, labels: tuple[str, ...], description: str
) -> tuple[tuple[Block, ...], str]:
    """The text without what only repeats ``labels``; and what of it could not be read."""
    blocks, trouble = _body(shape, _base(shape, _text(shape.get("uri"))))
    blocks = without_labels(blocks, *labels)
    if not blocks and not trouble and kind == "text":
        # Some agencies send a short item as a description alone.
        blocks = text_blocks(description)
    return blocks, trouble


def _status(shape: Shape) -> str:
    """The status as written; what is there and no text counts as unknown."""
    status = shape.get("pubstatus")
    return _text(status) or ("" if status in (None, "") else json.dumps(status)[:40])


def _embargo(shape: Shape) -> dict[str, Any]:
    """The embargo's end; where one is spoken of that is no instant, its words. Some agencies write
    the name in a way of their own; of several embargoes the last holds."""
    named = [name for name in sorted(shape) if name.startswith("embargo")]
    if not named:
        return {}
    told = [_text(shape[name]) for name in named]
    ends = {end: written for written in told if (end := exact_moment(written))}
    if all(map(exact_moment, told)):
        return {"embargoed_until": max(ends), "embargo": ends[max(ends)]}
    return {"embargo": " / ".join(filter(None, told)), "has_unclear_embargo": True}


def _base(shape: Shape, guid: str) -> str:
    """Where the agency has the item on the web, for relative links."""
    rows = _rows(shape.get("altids"))
    told = [_text(row.get("value")) for row in rows if _text(row.get("role")).lower() == "web"]
    return next((url for url in (*told, guid) if url.startswith(("http://", "https://"))), "")


def _text(value: Any) -> str:
    if isinstance(value, bool) or value is None or value != value:
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


def _body(shape: Shape, base: str) -> tuple[tuple[Block, ...], str]:
    """The richest of the bodies: HTML before NITF before plain text; and what could not be read."""
    found: dict[str, str] = {}
    for row in _rows(shape.get("bodies")):
        form = f"{_text(row.get('contenttype'))} {_text(row.get('role'))}".lower()
        _take(found, _form_of(form), row.get("value"))
    for name in sorted(shape):
        if name.startswith("body_"):
            _take(found, _form_of(name), shape[name])
    trouble = ""
    if blocks := html_blocks(found.get("html", ""), base):
        return blocks, ""
    if found.get("nitf"):
        try:
            blocks = nitf.read(found["nitf"], base).blocks
        except Refused as refused:
            trouble = f"a body in NITF: {refused}"
    return blocks or text_blocks(found.get("text", "")), trouble


def _take(found: dict[str, str], form: str, value: Any) -> None:
    if not found.get(form) and isinstance(value, str):
        found[form] = value


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
        try:
            host = urlsplit(guid).hostname or "" if "://" in guid else ""
        except ValueError:
            return ""
    return host.removeprefix("www.") if "." in host else ""


def _signal(shape: Shape) -> str:
    rows = [*_rows(shape.get("signals")), *_rows(shape.get("signal"))]
    lists = [value for name in ("signals", "signal") if isinstance(value := shape.get(name), list)]
    named = [_text(row.get(key)) for row in rows for key in ("literal", "name", "uri")]
    told = [_text(shape.get("signal")), *named, *(_text(one) for rest in lists for one in rest)]
    return weightiest(one.replace("/", ":").rpartition(":")[2].lower() for one in told)


def _when(shape: Shape, name: str) -> datetime | None:
    return moment(_text(shape.get(name)))


def _subjects(shape: Shape) -> Iterator[Subject]:
    for row in [*_rows(shape.get("subject")), *_rows(shape.get("subjects"))]:
        code = _text(row.get("uri")) or _text(row.get("code")) or _text(row.get("literal"))
        if name := _text(row.get("name")):
            yield Subject(name, code)
