"""NewsML-G2 (IPTC, iptc.org/std/NewsML-G2), as received to our own shape.

A file holds one item, or a news message with several. Text comes as NITF or XHTML inline, or as
inline data; items of other classes are read as far as their facts go, and are not text.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from djeli.wire.formats import nitf
from djeli.wire.formats.item import Block, ReceivedItem, Refused, Subject
from djeli.wire.formats.moments import moment
from djeli.wire.formats.ninjs import agency_in
from djeli.wire.formats.sanitise import html_blocks, plain, text_blocks
from djeli.wire.formats.xml import Element, name_of, parse, text_of

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


def read(content: bytes) -> list[ReceivedItem]:
    """The items of a document or news message. Raises Refused."""
    root = parse(content)
    name = name_of(root)
    if name == "NewsML":
        raise Refused("this is NewsML 1, which is not read; NewsML-G2 is")
    if etree.QName(root).namespace != NAR:
        raise Refused(f"this XML is no NewsML-G2: its root is <{name}>")
    if name == "newsMessage":
        parts = [part for part in root.iterfind("n:itemSet/*", NS) if name_of(part) in ITEMS]
        # One item without an identifier does not hold up the rest of a message.
        items = [part for part in parts if part.get("guid")] or parts
    else:
        items = [root] if name in ITEMS else []
    if not items:
        raise Refused(f"this NewsML-G2 holds no item: its root is <{name}>")
    return [_item(item) for item in items]


def _item(root: Element) -> ReceivedItem:
    guid = (root.get("guid") or "").strip()
    if not guid:
        raise Refused(f"a <{name_of(root)}> without guid")
    body = _body(root)
    return ReceivedItem(
        guid=guid,
        version=(root.get("version") or "1").strip(),
        form="NewsML-G2",
        kind=CLASSES.get(name_of(root)) or _code(_one(root, "n:itemMeta/n:itemClass")) or "text",
        headline=plain(_text(root, "n:contentMeta/n:headline") or body.headline)
        or plain(_text(root, "n:itemMeta/n:title")),
        slugline=_text(root, "n:contentMeta/n:slugline"),
        byline=plain(_text(root, "n:contentMeta/n:by") or body.byline or _creators(root)),
        dateline=plain(
            _text(root, "n:contentMeta/n:dateline")
            or body.dateline
            or _text(root, "n:contentMeta/n:located/n:name")
        ),
        description=plain(_text(root, "n:contentMeta/n:description")),
        blocks=body.blocks,
        language=_language(root),
        agency=_agency(root, guid),
        credit=_text(root, "n:contentMeta/n:creditline"),
        copyright_notice=_text(root, "n:rightsInfo/n:copyrightNotice"),
        usage_terms=_text(root, "n:rightsInfo/n:usageTerms"),
        ednote=_text(root, "n:itemMeta/n:edNote"),
        urgency=_urgency(_text(root, "n:contentMeta/n:urgency")),
        pub_status=_code(_one(root, "n:itemMeta/n:pubStatus")) or "usable",
        signal=_code(_one(root, "n:itemMeta/n:signal")),
        created_at=moment(
            _text(root, "n:itemMeta/n:firstCreated")
            or _text(root, "n:contentMeta/n:contentCreated")
        ),
        version_at=moment(_text(root, "n:itemMeta/n:versionCreated")),
        embargoed_until=moment(_text(root, "n:itemMeta/n:embargoed")),
        subjects=tuple(_subjects(root)),
    )


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


def _body(root: Element) -> nitf.NitfBody:
    """The first inline content that gives text."""
    for part in root.iterfind("n:contentSet/*", NS):
        name = name_of(part)
        if name == "inlineXML" and len(part):
            found = _inline_xml(part)
        elif name == "inlineData":
            found = nitf.NitfBody(blocks=_inline_data(part))
        else:
            continue
        if found.blocks:
            return found
    return nitf.NitfBody()


def _inline_xml(part: Element) -> nitf.NitfBody:
    inner = part[0]
    name = name_of(inner)
    if name == "nitf" or any(name_of(child) == "body.content" for child in inner.iter("*")):
        return nitf.read_element(inner)
    if name == "html" or etree.QName(inner).namespace == "http://www.w3.org/1999/xhtml":
        heading = next((e for e in inner.iter("*") if name_of(e) in {"h1", "title"}), None)
        body = next((e for e in inner.iter("*") if name_of(e) == "body"), inner)
        return nitf.NitfBody(headline=text_of(heading), blocks=html_blocks(_bare(body)))
    if name in {"p", "div", "article", "section"}:
        return nitf.NitfBody(blocks=html_blocks(_bare(part)))
    return nitf.NitfBody()


def _bare(element: Element) -> str:
    """An element as HTML text, without namespaces."""
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    for part in copy.iter("*"):
        part.tag = name_of(part)
    etree.cleanup_namespaces(copy)
    return str(etree.tostring(copy, encoding="unicode", method="html"))


def _inline_data(part: Element) -> tuple[Block, ...]:
    written = "".join(map(str, part.itertext()))
    is_html = "html" in (part.get("contenttype") or "")
    return html_blocks(written) if is_html else text_blocks(written)


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


def _urgency(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 1 <= int(text) <= 9 else None


def _subjects(root: Element) -> Iterator[Subject]:
    for subject in root.iterfind("n:contentMeta/n:subject", NS):
        code = subject.get("qcode") or subject.get("uri") or subject.get("literal") or ""
        if name := text_of(subject.find("n:name", NS)) or code:
            yield Subject(name, code)
