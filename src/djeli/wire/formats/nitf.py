"""NITF 3.x bodies (iptc.org/std/NITF), as they stand inside NewsML-G2 and ninjs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from djeli.kit.numbers import whole_number
from djeli.wire.bodies.sanitise import html_blocks
from djeli.wire.formats.attached import Media, Rendition, media_kind
from djeli.wire.formats.item import Block
from djeli.wire.formats.xml import Element, name_of, parse, text_of

HTML_NAMES = {
    "p": "p",
    "hl2": "h2",
    "em": "i",
    "strong": "b",
    "b": "b",
    "i": "i",
    "a": "a",
    "q": "q",
    "ul": "ul",
    "ol": "ol",
    "li": "li",
    "table": "table",
    "tr": "tr",
    "td": "td",
    "th": "th",
    "br": "br",
    "bq": "blockquote",
    "block": "div",
    "hl1": "h1",
    "note": "div",
    "credit": "p",
    "datasource": "p",
    "dl": "dl",
    "dt": "dt",
    "dd": "dd",
    "pre": "pre",
    "hr": "hr",
    "sub": "sub",
    "sup": "sup",
    "nitf-table": "div",
    "caption": "caption",
    "media": "figure",
    "media-caption": "figcaption",
    "media-producer": "figcaption",
    "tagline": "p",
}
UNREAD = {
    "media-metadata",
    "media-reference",
    "media-object",
    "nitf-table-metadata",
    "custom-table",
}


@dataclass(frozen=True, slots=True)
class NitfBody:
    """What a NITF body says; empty if it is silent."""

    headline: str = ""
    byline: str = ""
    dateline: str = ""
    blocks: tuple[Block, ...] = ()
    abstract: str = ""
    media: tuple[Media, ...] = ()


def read(written: str, base: str = "") -> NitfBody:
    """A NITF document or body as text. Raises Refused for broken XML."""
    return read_element(parse(written.encode("utf-8", "replace")), base)


def read_element(root: Element, base: str = "") -> NitfBody:
    """A NITF document or body as parsed. ``base`` completes its relative links."""
    parts = {name_of(element): element for element in reversed(list(root.iter("*")))}
    content = parts.get("body.content")
    byline = parts.get("byline")
    return NitfBody(
        headline=text_of(parts.get("hl1")),
        byline=text_of(byline),
        dateline=text_of(parts.get("location") if "dateline" in parts else None)
        or text_of(parts.get("dateline")),
        blocks=html_blocks(_html(content), base) if content is not None else (),
        abstract=text_of(parts.get("abstract")),
        media=tuple(_media(root)),
    )


def _media(root: Element) -> Iterator[Media]:
    """The pictures and the like that a body names, each with its files."""
    for media in (part for part in root.iter("*") if name_of(part) == "media"):
        inside = [(name_of(part), part) for part in media.iter("*")]
        kind = media_kind(media.get("media-type") or "")
        files = tuple(_renditions(part for name, part in inside if name == "media-reference"))
        if not files:
            continue
        told = {name: text_of(part) for name, part in reversed(inside)}
        alt = (part.get("alternate-text") for name, part in inside if name == "media-reference")
        yield Media(
            kind=kind or media_kind("", files[0].media_type) or "picture",
            caption=told.get("media-caption", ""),
            byline=told.get("media-producer", ""),
            alt_text=next(filter(None, alt), ""),
            renditions=files,
        )


def _renditions(references: Iterable[Element]) -> Iterator[Rendition]:
    for part in references:
        if href := (part.get("source") or part.get("data-location") or "").strip():
            yield Rendition(
                href=href,
                name=part.get("name") or "",
                media_type=part.get("mime-type") or "",
                width=whole_number(part.get("width") or ""),
                height=whole_number(part.get("height") or ""),
            )


def _html(element: Element) -> str:
    """The element's inside as HTML; elements that HTML has no name for give their text."""
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        if isinstance(child.tag, str) and name_of(child) not in UNREAD:
            tag = HTML_NAMES.get(name_of(child))
            href = child.get("href")
            attributes = f' href="{escape(href)}"' if tag == "a" and href else ""
            inner = _html(child)
            parts.append(f"<{tag}{attributes}>{inner}</{tag}>" if tag else inner)
        parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)
