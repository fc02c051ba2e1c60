"""NewsML-G2 2.x (IPTC, iptc.org/std/NewsML-G2), core and power conformance, to our own shape.

A file holds one item, or a news message with several. Text comes as NITF or XHTML inline, or as
inline data; pictures, graphics, sound and film by their files; packages by what they group.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from lxml import etree

from djeli.wire.bodies.escapes import unescaped
from djeli.wire.bodies.labels import without_labels
from djeli.wire.bodies.sanitise import plain
from djeli.wire.formats import nitf
from djeli.wire.formats.attached import Media, media_kind
from djeli.wire.formats.dialect import Dialect, Found
from djeli.wire.formats.identifiers import agency_in
from djeli.wire.formats.instants import exact_moment, moment
from djeli.wire.formats.item import ReceivedItem, Refused, Subject, urgency_in
from djeli.wire.formats.languages import language_tag
from djeli.wire.formats.newsml_g2.contents import body_of, kind_of_files, renditions_of
from djeli.wire.formats.newsml_g2.packages import links_of, with_siblings
from djeli.wire.formats.newsml_g2.shape import (
    CLASSES,
    ITEMS,
    NAR,
    NS,
    XML_LANG,
    aliases_of,
    assertions_of,
    code,
    full_code,
    in_namespace,
    items_in,
    named,
    one,
    text,
    texts,
    usual_code,
)
from djeli.wire.formats.opening import Opening
from djeli.wire.formats.sender import UNKNOWN, Sender
from djeli.wire.formats.states import notes, state_of, weightiest
from djeli.wire.formats.xml import Document, Element, document, name_of, recovered, text_of

MESSAGE = "newsMessage"
NAMERS = (
    "n:itemMeta/n:provider/n:name",
    "n:contentMeta/n:creditline",
    "n:rightsInfo/n:copyrightHolder/n:name",
    "n:contentMeta/n:infoSource/n:name",
)


def recognises(opening: Opening) -> bool:
    """A message or an item by its name, whose namespace ``read`` looks at."""
    return opening.root == MESSAGE or opening.root in ITEMS


def read(content: bytes, sender: Sender = UNKNOWN) -> Found:
    """The items of a document or news message, each read or refused on its own. Raises Refused
    if there is none at all; of XML that is broken a kill is heard all the same."""
    try:
        found = document(content, sender.charset)
    except Refused:
        if stops := _stops_in(recovered(content), sender):
            return list(stops)
        raise
    ours = [root for root in found.roots if name_of(root) in {MESSAGE, *ITEMS}]
    if sum(map(in_namespace, ours)):
        found = replace(found, repairs=(*found.repairs, "it names no namespace"))
    if not any(etree.QName(root).namespace == NAR for root in found.roots):
        raise Refused(f"this XML is no NewsML-G2: its root is <{name_of(found.roots[0])}>")
    return _items_of(found, sender)


DIALECT = Dialect("NewsML-G2", recognises, read)


def _items_of(found: Document, sender: Sender) -> Found:
    items = list(items_in(found.roots))
    if not items:
        raise Refused(f"this NewsML-G2 holds no item: its root is <{name_of(found.roots[0])}>")
    keeps_raw = len(items) > 1
    return with_siblings(
        [_read(item, found.repairs, sender, keeps_raw=keeps_raw) for item in items]
    )


def _read(
    root: Element, repairs: tuple[str, ...], sender: Sender, *, keeps_raw: bool
) -> ReceivedItem | Refused:
    try:
        item = _item(root, repairs, sender)
    except Refused as refused:
        refused.raw = etree.tostring(root, encoding="utf-8") if keeps_raw else b""
        return refused
    return replace(item, raw=etree.tostring(root, encoding="utf-8")) if keeps_raw else item


def _stops_in(root: Element | None, sender: Sender) -> list[ReceivedItem]:
    """The kills in what is left of broken XML: their identifiers, and nothing to be used."""
    if root is None or etree.QName(root).namespace != NAR:
        return []
    found = [_read(item, (), sender, keeps_raw=False) for item in items_in([root])]
    told = "the XML is broken; the order not to use the item was heard"
    return [
        replace(item, blocks=(), repairs=(*item.repairs, told))
        for item in found
        if isinstance(item, ReceivedItem) and item.is_stop
    ]


def _item(root: Element, mended: tuple[str, ...], sender: Sender) -> ReceivedItem:
    guid = (root.get("guid") or "").strip()
    if not guid:
        raise Refused(f"a <{name_of(root)}> without guid")
    repairs = set(mended)
    status = _status(root)
    signal = weightiest(map(code, root.iterfind("n:itemMeta/n:signal", NS)))
    body = body_of(root, guid if guid.startswith(("http://", "https://")) else "", repairs)
    headline = plain(unescaped(_headline(root, body), repairs))
    dateline, agency = _dateline(root, body), _agency(root, guid)
    language, credit = _language(root), text(root, "n:contentMeta/n:creditline")
    return ReceivedItem(
        guid=guid,
        version=(root.get("version") or "").strip()[:40],
        form="NewsML-G2",
        headline=headline,
        byline=plain(text(root, "n:contentMeta/n:by") or body.byline or _creators(root)),
        dateline=dateline,
        description=plain(unescaped(_description(root) or body.abstract, repairs)),
        blocks=without_labels(body.blocks, headline, agency, credit, dateline),
        language=language_tag(language),
        agency=agency,
        credit=credit,
        pub_status=state_of(status, signal),
        signal=signal,
        repairs=(*sorted(repairs), *notes(status, language)),
        **_facts(root, body, sender.zone),
        **_embargo(root, sender.zone),
    )


def _facts(root: Element, body: nitf.NitfBody, zone: str) -> dict[str, Any]:
    """What is taken as it stands."""
    media = _media(root, zone)
    return {
        "kind": CLASSES.get(name_of(root)) or kind_of_files(tuple(renditions_of(root)), root),
        "slugline": text(root, "n:contentMeta/n:slugline"),
        "copyright_notice": text(root, "n:rightsInfo/n:copyrightNotice"),
        "usage_terms": " ".join(dict.fromkeys(texts(root, "n:rightsInfo/n:usageTerms"))),
        "ednote": " ".join(texts(root, "n:itemMeta/n:edNote")),
        "urgency": urgency_in(text(root, "n:contentMeta/n:urgency")),
        "created_at": _created(root, zone),
        "version_at": moment(text(root, "n:itemMeta/n:versionCreated"), zone),
        "expires_at": _expires(root, zone),
        "subjects": tuple(dict.fromkeys(_subjects(root))),
        "genre": _genre(root),
        "keywords": tuple(dict.fromkeys(texts(root, "n:contentMeta/n:keyword"))),
        "media": (*((media,) if media else ()), *body.media),
        "links": tuple(links_of(root)),
    }


def _media(root: Element, zone: str) -> Media | None:
    """The item's own files, if it is a picture or the like."""
    files = tuple(renditions_of(root))
    kind = media_kind(kind_of_files(files, root))
    if kind is None or not files:
        return None
    return Media(
        kind=kind,
        guid=(root.get("guid") or "").strip(),
        headline=plain(text(root, "n:contentMeta/n:headline")),
        caption=plain(_description(root)),
        alt_text=plain(_described(root, {"alttext", "alt"})),
        byline=plain(text(root, "n:contentMeta/n:by") or _creators(root)),
        credit=text(root, "n:contentMeta/n:creditline"),
        copyright_notice=text(root, "n:rightsInfo/n:copyrightNotice"),
        usage_terms=" ".join(texts(root, "n:rightsInfo/n:usageTerms")),
        instructions=" ".join(texts(root, "n:itemMeta/n:edNote")),
        place=plain(text(root, "n:contentMeta/n:located/n:name")),
        keywords=tuple(texts(root, "n:contentMeta/n:keyword")),
        created_at=moment(text(root, "n:contentMeta/n:contentCreated"), zone),
        expires_at=_expires(root, zone),
        renditions=files,
    )


def _headline(root: Element, body: nitf.NitfBody) -> str:
    written = text(root, "n:contentMeta/n:headline") or body.headline
    return written if plain(written) else text(root, "n:itemMeta/n:title")


def _dateline(root: Element, body: nitf.NitfBody) -> str:
    told = text(root, "n:contentMeta/n:dateline") or body.dateline
    return plain(told or text(root, "n:contentMeta/n:located/n:name"))


def _description(root: Element) -> str:
    return _described(root, {"caption"}) or _described(root, set())


def _described(root: Element, roles: set[str]) -> str:
    """The first description of one of ``roles``; without them of any but an alternative text."""
    for part in root.iterfind("n:contentMeta/n:description", NS):
        role = (part.get("role") or "").rpartition(":")[2].lower()
        if (role in roles if roles else role not in {"alttext", "alt"}) and (told := text_of(part)):
            return told
    return ""


def _created(root: Element, zone: str) -> datetime | None:
    first = text(root, "n:itemMeta/n:firstCreated")
    return moment(first or text(root, "n:contentMeta/n:contentCreated"), zone)


def _expires(root: Element, zone: str) -> datetime | None:
    """When the item or its terms of use end; of several ends the first."""
    told = [text(root, "n:itemMeta/n:expires")]
    told += [part.get("validto") or "" for part in root.iterfind("n:rightsInfo/n:usageTerms", NS)]
    told += [part.get("validto") or "" for part in root.iterfind("n:rightsInfo", NS)]
    return min(filter(None, (moment(one, zone) for one in told)), default=None)


def _status(root: Element) -> str:
    """The status as written; one without a code counts as unknown."""
    element = one(root, "n:itemMeta/n:pubStatus")
    return "" if element is None else code(element) or text_of(element) or "without a code"


def _embargo(root: Element, zone: str) -> dict[str, Any]:
    """The embargo's end. Empty is "until further notice" (NewsML-G2, embargoed): no instant."""
    element = one(root, "n:itemMeta/n:embargoed")
    if element is None:
        return {}
    written = text_of(element)
    until = exact_moment(written, zone)
    return {"embargoed_until": until, "embargo": written, "has_unclear_embargo": until is None}


def _language(root: Element) -> str:
    language = one(root, "n:contentMeta/n:language")
    tag = language.get("tag") if language is not None else ""
    return tag or root.get(XML_LANG) or ""


def _agency(root: Element, guid: str) -> str:
    """Who provides: named, credited, or as the identifiers have it."""
    for path in NAMERS:
        if name := text(root, path):
            return name
    provider = one(root, "n:itemMeta/n:provider")
    if provider is not None:
        literal = provider.get("literal") or (provider.get("qcode") or "").rpartition(":")[2]
        if literal:
            return literal
        if host := agency_in(provider.get("uri") or ""):
            return host
    return agency_in(guid)


def _creators(root: Element) -> str:
    return ", ".join(
        name
        for creator in root.iterfind("n:contentMeta/n:creator", NS)
        if (name := text_of(creator.find("n:name", NS)))
    )


def _genre(root: Element) -> str:
    names = assertions_of(root)
    found = (
        named(part, names) or code(part) for part in root.iterfind("n:contentMeta/n:genre", NS)
    )
    return next(filter(None, found), "")


def _subjects(root: Element) -> Iterator[Subject]:
    names, aliases = assertions_of(root), aliases_of(root)
    for subject in root.iterfind("n:contentMeta/n:subject", NS):
        told = usual_code(full_code(subject), aliases)
        if name := named(subject, names) or told:
            yield Subject(name, told)
