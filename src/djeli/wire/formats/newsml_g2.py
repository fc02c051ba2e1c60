"""NewsML-G2 (IPTC, iptc.org/std/NewsML-G2), as received to our own shape.

A file holds one item, or a news message with several. Text comes as NITF or XHTML inline, or as
inline data; items of other classes are read as far as their facts go, and are not text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from lxml import etree

from djeli.wire.bodies.labels import without_labels
from djeli.wire.bodies.prose import text_blocks
from djeli.wire.bodies.sanitise import BLOCKS, LISTS, html_blocks, plain
from djeli.wire.formats import nitf
from djeli.wire.formats.instants import exact_moment, moment
from djeli.wire.formats.item import Block, ReceivedItem, Refused, Subject, urgency_in
from djeli.wire.formats.languages import language_tag
from djeli.wire.formats.ninjs import agency_in, notes
from djeli.wire.formats.states import state_of, weightiest
from djeli.wire.formats.xml import Element, name_of, parse, recovered, text_of

NAR = "http://iptc.org/std/nar/2006-10-01/"
NS = {"n": NAR}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ITEMS = {
    "newsItem",
    "packageItem",
    "conceptItem",
    "knowledgeItem",
    "planningItem",
    "catalogItem",
}
CLASSES = {
    "packageItem": "package",
    "conceptItem": "concept",
    "knowledgeItem": "knowledge",
    "planningItem": "planning",
    "catalogItem": "catalog",
}


def read(content: bytes) -> list[ReceivedItem | Refused]:
    """The items of a document or news message, each read or refused on its own. Raises Refused
    if there is none at all; of XML that is broken a kill is heard all the same."""
    try:
        root = parse(content)
    except Refused:
        if stops := _stops_in(recovered(content)):
            return list(stops)
        raise
    items = _items_in(root)
    if not items:
        raise Refused(f"this NewsML-G2 holds no item: its root is <{name_of(root)}>")
    return [_read(item, keeps_raw=len(items) > 1) for item in items]


def _items_in(root: Element) -> list[Element]:
    name = name_of(root)
    if name == "NewsML":
        raise Refused("this is NewsML 1, which is not read; NewsML-G2 is")
    if etree.QName(root).namespace != NAR:
        raise Refused(f"this XML is no NewsML-G2: its root is <{name}>")
    if name == "newsMessage":
        return [part for part in root.iterfind("n:itemSet/*", NS) if name_of(part) in ITEMS]
    return [root] if name in ITEMS else []


def _read(root: Element, *, keeps_raw: bool) -> ReceivedItem | Refused:
    try:
        item = _item(root)
    except Refused as refused:
        return refused
    return replace(item, raw=etree.tostring(root, encoding="utf-8")) if keeps_raw else item


def _stops_in(root: Element | None) -> list[ReceivedItem]:
    """The kills in what is left of broken XML: their identifiers, and nothing to be used."""
    if root is None:
        return []
    try:
        found = [_read(item, keeps_raw=False) for item in _items_in(root)]
    except Refused:
        return []
    told = "the XML is broken; the order not to use the item was heard"
    return [
        replace(item, blocks=(), repairs=(*item.repairs, told))
        for item in found
        if isinstance(item, ReceivedItem) and item.is_stop
    ]


def _item(root: Element) -> ReceivedItem:
    guid = (root.get("guid") or "").strip()
    if not guid:
        raise Refused(f"a <{name_of(root)}> without guid")
    status = _status(root)
    signal = weightiest(map(_code, root.iterfind("n:itemMeta/n:signal", NS)))
    body = _body(root, guid if guid.startswith(("http://", "https://")) else "")
    headline, dateline = _headline(root, body), _dateline(root, body)
    language, credit = _language(root), _text(root, "n:contentMeta/n:creditline")
    agency = _agency(root, guid)
    return ReceivedItem(
        guid=guid,
        version=(root.get("version") or "").strip()[:40],
        form="NewsML-G2",
        kind=CLASSES.get(name_of(root)) or _code(_one(root, "n:itemMeta/n:itemClass")) or "text",
        headline=headline,
        slugline=_text(root, "n:contentMeta/n:slugline"),
        byline=plain(_text(root, "n:contentMeta/n:by") or body.byline or _creators(root)),
        dateline=dateline,
        description=plain(_text(root, "n:contentMeta/n:description")),
        blocks=without_labels(body.blocks, headline, agency, credit, dateline),
        language=language_tag(language),
        agency=agency,
        credit=credit,
        copyright_notice=_text(root, "n:rightsInfo/n:copyrightNotice"),
        usage_terms=_text(root, "n:rightsInfo/n:usageTerms"),
        ednote=_text(root, "n:itemMeta/n:edNote"),
        urgency=urgency_in(_text(root, "n:contentMeta/n:urgency")),
        pub_status=state_of(status, signal),
        signal=signal,
        created_at=_created(root),
        version_at=moment(_text(root, "n:itemMeta/n:versionCreated")),
        subjects=tuple(_subjects(root)),
        repairs=notes(status, language),
        **_embargo(root),
    )


def _headline(root: Element, body: nitf.NitfBody) -> str:
    written = _text(root, "n:contentMeta/n:headline") or body.headline
    return plain(written) or plain(_text(root, "n:itemMeta/n:title"))


def _dateline(root: Element, body: nitf.NitfBody) -> str:
    told = _text(root, "n:contentMeta/n:dateline") or body.dateline
    return plain(told or _text(root, "n:contentMeta/n:located/n:name"))


def _created(root: Element) -> datetime | None:
    first = _text(root, "n:itemMeta/n:firstCreated")
    return moment(first or _text(root, "n:contentMeta/n:contentCreated"))


def _status(root: Element) -> str:
    """The status as written; one without a code counts as unknown."""
    element = _one(root, "n:itemMeta/n:pubStatus")
    return "" if element is None else _code(element) or text_of(element) or "without a code"


def _embargo(root: Element) -> dict[str, Any]:
    """The embargo's end. Empty is "until further notice" (NewsML-G2, embargoed): no instant."""
    element = _one(root, "n:itemMeta/n:embargoed")
    if element is None:
        return {}
    written = text_of(element)
    until = exact_moment(written)
    return {"embargoed_until": until, "embargo": written, "has_unclear_embargo": until is None}


def _one(root: Element, path: str) -> Element | None:
    return root.find(path, NS)


def _text(root: Element, path: str) -> str:
    return text_of(_one(root, path))


def _code(element: Element | None) -> str:
    """The last part of a ``qcode`` or ``uri``, in lower case."""
    if element is None:
        return ""
    code = element.get("qcode") or element.get("uri") or element.get("literal") or ""
    return code.replace("/", ":").rstrip(":").rpartition(":")[2].lower()


def _body(root: Element, base: str) -> nitf.NitfBody:
    """The first inline content that gives text."""
    for part in root.iterfind("n:contentSet/*", NS):
        name = name_of(part)
        if name == "inlineXML" and len(part):
            found = _inline_xml(part, base)
        elif name == "inlineData":
            found = nitf.NitfBody(blocks=_inline_data(part, base))
        else:
            continue
        if found.blocks:
            return found
    return nitf.NitfBody()


def _inline_xml(part: Element, base: str) -> nitf.NitfBody:
    inner = part[0]
    name = name_of(inner)
    if name == "nitf" or any(name_of(child) == "body.content" for child in inner.iter("*")):
        return nitf.read_element(inner, base)
    if name == "html" or etree.QName(inner).namespace == "http://www.w3.org/1999/xhtml":
        heading = next((e for e in inner.iter("*") if name_of(e) in {"h1", "title"}), None)
        body = next((e for e in inner.iter("*") if name_of(e) == "body"), inner)
        return nitf.NitfBody(headline=text_of(heading), blocks=html_blocks(_bare(body), base))
    if name in BLOCKS | set(LISTS) | {"table"}:
        return nitf.NitfBody(blocks=html_blocks(_bare(part), base))
    return nitf.NitfBody()


def _bare(element: Element) -> str:
    """An element as HTML text, without namespaces."""
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    for part in copy.iter("*"):
        part.tag = name_of(part)
    etree.cleanup_namespaces(copy)
    return str(etree.tostring(copy, encoding="unicode", method="html"))


def _inline_data(part: Element, base: str) -> tuple[Block, ...]:
    written = "".join(map(str, part.itertext()))
    is_html = "html" in (part.get("contenttype") or "")
    return html_blocks(written, base) if is_html else text_blocks(written)


def _language(root: Element) -> str:
    language = _one(root, "n:contentMeta/n:language")
    tag = language.get("tag") if language is not None else ""
    return tag or root.get(XML_LANG) or ""


def _agency(root: Element, guid: str) -> str:
    """Who provides: named, credited, or as the identifiers have it."""
    named = (
        "n:itemMeta/n:provider/n:name",
        "n:contentMeta/n:creditline",
        "n:rightsInfo/n:copyrightHolder/n:name",
        "n:contentMeta/n:infoSource/n:name",
    )
    for path in named:
        if name := _text(root, path):
            return name
    provider = _one(root, "n:itemMeta/n:provider")
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


def _subjects(root: Element) -> Iterator[Subject]:
    for subject in root.iterfind("n:contentMeta/n:subject", NS):
        code = subject.get("qcode") or subject.get("uri") or subject.get("literal") or ""
        if name := text_of(subject.find("n:name", NS)) or code:
            yield Subject(name, code)
