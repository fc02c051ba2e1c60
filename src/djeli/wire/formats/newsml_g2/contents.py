"""What an item of NewsML-G2 contains: its text inline, and its files."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from djeli.kit.numbers import whole_number
from djeli.wire.bodies.elements import BLOCKS, LISTS
from djeli.wire.bodies.escapes import UNSAID, is_html, unescaped
from djeli.wire.bodies.prose import text_blocks
from djeli.wire.bodies.sanitise import html_blocks
from djeli.wire.formats import nitf
from djeli.wire.formats.attached import Rendition
from djeli.wire.formats.charsets import decoded
from djeli.wire.formats.item import Block
from djeli.wire.formats.newsml_g2.shape import NS, bare_html, code
from djeli.wire.formats.xml import Element, name_of, text_of

XHTML = "http://www.w3.org/1999/xhtml"


def body_of(root: Element, base: str, repairs: set[str]) -> nitf.NitfBody:
    """The first inline content that gives text; headings and media also of one that has none."""
    best = nitf.NitfBody()
    for part in root.iterfind("n:contentSet/*", NS):
        name = name_of(part)
        if name == "inlineXML" and len(part):
            found = xml_body(part, base)
        elif name in {"inlineData", "inlineXML"}:
            found = nitf.NitfBody(blocks=_inline_data(part, base, repairs))
        else:
            continue
        if found.blocks:
            return found
        best = found if found.headline or found.media else best
    return best


def xml_body(part: Element, base: str) -> nitf.NitfBody:
    """The text in ``part``, whose children are NITF or XHTML; empty for other vocabularies."""
    inner = part[0]
    name = name_of(inner)
    if name == "nitf" or any(name_of(child) == "body.content" for child in inner.iter("*")):
        return nitf.read_element(inner, base)
    if name == "html" or etree.QName(inner).namespace == XHTML:
        heading = next((e for e in inner.iter("*") if name_of(e) in {"h1", "title"}), None)
        body = next((e for e in inner.iter("*") if name_of(e) == "body"), part)
        return nitf.NitfBody(headline=text_of(heading), blocks=html_blocks(bare_html(body), base))
    if name in BLOCKS | set(LISTS) | {"table"}:
        return replace(nitf.NitfBody(), blocks=html_blocks(bare_html(part), base))
    return nitf.NitfBody()


def _inline_data(part: Element, base: str, repairs: set[str]) -> tuple[Block, ...]:
    written = "".join(map(str, part.itertext()))
    if "base64" in (part.get("encoding") or part.get("encodinguri") or "").lower():
        written = _from_base64(written)
    if "html" in (part.get("contenttype") or ""):
        return html_blocks(unescaped(written, repairs), base)
    if is_html(written):
        repairs.add(UNSAID)
        return html_blocks(written, base)
    return text_blocks(written)


def _from_base64(written: str) -> str:
    """The text; as it stands where it is no base64 (RFC 4648)."""
    try:
        return decoded(base64.b64decode("".join(written.split()), validate=True))[0]
    except ValueError:
        return written


def renditions_of(root: Element) -> Iterator[Rendition]:
    """The item's files, as ``remoteContent`` names them."""
    for part in root.iterfind("n:contentSet/n:remoteContent", NS):
        if href := (part.get("href") or "").strip():
            yield Rendition(
                href=href,
                name=_last(part.get("rendition") or part.get("renditionuri") or ""),
                media_type=(part.get("contenttype") or "")[:100],
                width=whole_number(part.get("width") or ""),
                height=whole_number(part.get("height") or ""),
                size=whole_number(part.get("size") or ""),
                seconds=_seconds(part),
            )


def _last(written: str) -> str:
    return written.replace("/", ":").rstrip(":").rpartition(":")[2][:60]


def _seconds(part: Element) -> int | None:
    """``duration`` counts in seconds unless its unit says otherwise (NewsML-G2, duration)."""
    unit = (part.get("durationunit") or "").rpartition(":")[2].lower()
    if unit not in {"", "seconds", "second", "s"}:
        return None
    return whole_number((part.get("duration") or "").partition(".")[0])


def kind_of_files(renditions: tuple[Rendition, ...], root: Element) -> str:
    """The class of an item that names none: that of its first file, or text."""
    told = code(root.find("n:itemMeta/n:itemClass", NS))
    if told or not renditions:
        return told or "text"
    kind = renditions[0].media_type.partition("/")[0]
    return {"image": "picture", "video": "video", "audio": "audio"}.get(kind, "text")
