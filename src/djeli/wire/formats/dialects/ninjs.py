"""ninjs 1.0 to 3.1 (IPTC, iptc.org/std/ninjs) to our own shape.

Versions differ in spelling: 1.x has one ``headline`` and ``body_…`` properties, 2.x lists with
roles, 3.x the lists of 2.x with names in camelCase. Names are folded to lower case, and each fact
is looked for in both shapes, since files in the wild mix them and few name their version.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from djeli.wire.bodies.escapes import unescaped
from djeli.wire.bodies.labels import without_labels
from djeli.wire.bodies.prose import text_blocks
from djeli.wire.bodies.repairs import mended
from djeli.wire.bodies.sanitise import plain
from djeli.wire.formats.dialect import Dialect, Found
from djeli.wire.formats.identifiers import agency_in
from djeli.wire.formats.instants import exact_moment, moment
from djeli.wire.formats.item import Block, ReceivedItem, Refused, Subject, urgency_in
from djeli.wire.formats.languages import language_tag
from djeli.wire.formats.ninjs import bodies
from djeli.wire.formats.ninjs.attached import headline_of, links_of, media_of
from djeli.wire.formats.ninjs.parser import packed, status_of, values_in
from djeli.wire.formats.ninjs.shape import (
    KNOWN,
    Shape,
    descriptions,
    first_text,
    rows,
    shape_of,
    text,
)
from djeli.wire.formats.opening import Opening
from djeli.wire.formats.sender import UNKNOWN, Sender
from djeli.wire.formats.states import STOPS, notes, state_of, weightiest

ABOUT = ("subject", "subjects", "event", "object", "organisation", "organisations", "people")
ALSO_ABOUT = ("person", "place", "places", "objects", "events")


def recognises(opening: Opening) -> bool:
    """Any JSON: what is none of ninjs is refused with the reason."""
    return opening.first in {"{", "["}


def read(content: bytes, sender: Sender = UNKNOWN) -> Found:
    """The items in a JSON file, each read or refused on its own: one object, a list, or a package
    of items. Raises Refused if there is none at all."""
    values, guessed = values_in(content, sender.charset)
    keeps_raw = len(values) > 1
    return [one for value in values for one in _all_of(value, guessed, sender, keeps_raw=keeps_raw)]


DIALECT = Dialect("ninjs", recognises, read, order=4)


def _all_of(
    received: Any, guessed: tuple[str, ...], sender: Sender, *, keeps_raw: bool
) -> Iterator[ReceivedItem | Refused]:
    """An item, or the items in a package of them, such as our own feed for partners."""
    try:
        repairs = set(guessed)
        shape = shape_of(mended(received, repairs))
        if inside := packed(shape):
            yield from _packed_items(shape, inside, guessed, sender)
            return
        item = _item(shape, repairs, sender)
        if keeps_raw:
            raw = json.dumps(received, ensure_ascii=False).encode("utf-8", "backslashreplace")
            item = replace(item, raw=raw)
        yield item
    except RecursionError:
        yield Refused("the item is nested too deeply")
    except Refused as refused:
        if keeps_raw:
            refused.raw = json.dumps(received).encode("utf-8", "backslashreplace")
        yield refused


def _packed_items(
    shape: Shape, inside: list[Shape], guessed: tuple[str, ...], sender: Sender
) -> Iterator[ReceivedItem | Refused]:
    """The texts of a package; of one text alone its pictures are those of the package too."""
    media = media_of(shape, sender.zone) if len(inside) == 1 else ()
    for part in inside:
        for item in _all_of(part, guessed, sender, keeps_raw=True):
            is_item = isinstance(item, ReceivedItem)
            yield replace(item, media=(*item.media, *media)) if is_item and media else item  # type: ignore[type-var, union-attr]


def _item(shape: Shape, repairs: set[str], sender: Sender) -> ReceivedItem:
    guid, status = text(shape.get("uri")), status_of(shape)
    signal = _signal(shape)
    state = state_of(status, signal)
    if not guid:
        raise Refused("the JSON is no ninjs item: it has no uri")
    if not KNOWN & shape.keys() and state not in STOPS:
        raise Refused("the JSON is no ninjs item: it has nothing that ninjs knows")
    kind = text(shape.get("type")).lower() or ("event" if "eventdetails" in shape else "text")
    headline = plain(unescaped(headline_of(shape), repairs))
    description = plain(unescaped(_description(shape), repairs))
    agency = _agency(shape, guid)
    credit = plain(text(shape.get("creditline")) or descriptions(shape, "creditline"))
    dateline = plain(text(shape.get("located")))
    labels = (headline, agency, credit, dateline)
    blocks, trouble = _blocks(shape, kind, labels, description, repairs)
    if trouble and not blocks and state not in STOPS:
        raise Refused(trouble)
    language = text(shape.get("language"))
    said = (*sorted(repairs), *notes(status, language), *filter(None, (trouble,)))
    return ReceivedItem(
        guid=guid,
        version=text(shape.get("version"))[:40],
        form="ninjs",
        kind=kind,
        headline=headline,
        dateline=dateline,
        description=description,
        blocks=blocks,
        language=language_tag(language),
        agency=agency,
        credit=credit,
        pub_status=state,
        signal=signal,
        repairs=said,
        **_facts(shape, sender),
        **_embargo(shape, sender.zone),
    )


def _facts(shape: Shape, sender: Sender) -> dict[str, Any]:
    """What is taken as it stands."""
    return {
        "slugline": plain(text(shape.get("slugline"))),
        "byline": plain(first_text(shape, "byline", "by")),
        "copyright_notice": plain(text(shape.get("copyrightnotice"))),
        "usage_terms": plain(text(shape.get("usageterms"))),
        "ednote": plain(text(shape.get("ednote"))),
        "urgency": urgency_in(text(shape.get("urgency"))),
        "created_at": moment(text(shape.get("firstcreated")), sender.zone),
        "version_at": moment(text(shape.get("versioncreated")), sender.zone),
        "expires_at": moment(text(shape.get("expires")), sender.zone),
        "subjects": tuple(dict.fromkeys(_subjects(shape))),
        "genre": _genre(shape),
        "keywords": tuple(_keywords(shape)),
        "media": media_of(shape, sender.zone),
        "links": tuple(links_of(shape)),
    }


def _blocks(
    shape: Shape, kind: str, labels: tuple[str, ...], description: str, repairs: set[str]
) -> tuple[tuple[Block, ...], str]:
    """The text without what only repeats ``labels``; and what of it could not be read."""
    blocks, trouble = bodies.read(shape, _base(shape, text(shape.get("uri"))), repairs)
    blocks = without_labels(blocks, *labels)
    if not blocks and not trouble and kind == "text":
        # Some agencies send a short item as a description alone.
        blocks = text_blocks(description)
    return blocks, trouble


def _embargo(shape: Shape, zone: str) -> dict[str, Any]:
    """The embargo's end; where one is spoken of that is no instant, its words. Some agencies write
    the name in a way of their own; of several embargoes the last holds."""
    named = [name for name in sorted(shape) if name.startswith("embargo")]
    if not named:
        return {}
    told = [text(shape[name]) for name in named]
    ends = {end: written for written in told if (end := exact_moment(written, zone))}
    if len(ends) and all(exact_moment(written, zone) for written in told):
        return {"embargoed_until": max(ends), "embargo": ends[max(ends)]}
    return {"embargo": " / ".join(filter(None, told)), "has_unclear_embargo": True}


def _base(shape: Shape, guid: str) -> str:
    """Where the agency has the item on the web, for relative links."""
    found = rows(shape.get("altids"))
    told = [text(row.get("value")) for row in found if text(row.get("role")).lower() == "web"]
    return next((url for url in (*told, guid) if url.startswith(("http://", "https://"))), "")


def _description(shape: Shape) -> str:
    listed = descriptions(shape, "text", "summary", "caption", "") or descriptions(shape)
    named = [name for name in sorted(shape) if name.startswith("description_")]
    return listed or first_text(shape, "description_text", *named)


def _agency(shape: Shape, guid: str) -> str:
    sources = [
        text(row.get("name"))
        for name in ("infosources", "infosource")
        for row in rows(shape.get(name))
    ]
    named = [text(shape.get("copyrightholder")), *sources, text(shape.get("creditline"))]
    return next((name for name in named if name), "") or agency_in(guid)


def _signal(shape: Shape) -> str:
    found = [*rows(shape.get("signals")), *rows(shape.get("signal"))]
    lists = [value for name in ("signals", "signal") if isinstance(value := shape.get(name), list)]
    named = [text(row.get(key)) for row in found for key in ("literal", "name", "uri")]
    told = [text(shape.get("signal")), *named, *(text(one) for rest in lists for one in rest)]
    return weightiest(one.replace("/", ":").rpartition(":")[2].lower() for one in told)


def _genre(shape: Shape) -> str:
    found = [*rows(shape.get("genres")), *rows(shape.get("genre"))]
    return next((name for row in found if (name := first_text(row, "name", "literal", "code"))), "")


def _keywords(shape: Shape) -> Iterator[str]:
    held = shape.get("keywords") or shape.get("keyword")
    for one in held if isinstance(held, list) else str(held or "").split(","):
        if word := plain(
            text(one)
            or (first_text(shape_of(one), "name", "value") if isinstance(one, dict) else "")
        ):
            yield word[:100]


def _subjects(shape: Shape) -> Iterator[Subject]:
    for row in (row for name in (*ABOUT, *ALSO_ABOUT) for row in rows(shape.get(name))):
        code = first_text(row, "uri", "code", "literal")
        if name := text(row.get("name")):
            yield Subject(name, code)
