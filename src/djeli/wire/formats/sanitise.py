"""Bodies of agency items, cleaned to blocks: nothing passes that is not on the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

import nh3
from lxml import html as lxml_html

from djeli.wire.formats.item import Block

INLINE = {"a", "b", "strong", "i", "em", "sup", "sub", "br"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
TABLE = {"table", "thead", "tbody", "tfoot", "tr", "td", "th"}
KEPT = INLINE | HEADINGS | TABLE | {"p", "ul", "ol", "li", "blockquote", "div", "section"}
DROPPED_WITH_CONTENT = {"script", "style", "head", "title", "template", "iframe", "object", "svg"}
SAME = {"strong": "b", "em": "i"}
LABEL_WORDS = 4
SPACE = re.compile(r"\s+")


def html_blocks(written: str) -> tuple[Block, ...]:
    """The blocks of an HTML body. Scripts, styles, pictures, classes and handlers are gone."""
    cleaned = nh3.clean(
        written,
        tags=KEPT,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    if not cleaned.strip():
        return ()
    root = lxml_html.fragment_fromstring(cleaned, create_parent="div")
    return tuple(_blocks(root))


def text_blocks(written: str) -> tuple[Block, ...]:
    """The blocks of plain text: a paragraph a line."""
    lines = (SPACE.sub(" ", line).strip() for line in written.splitlines())
    return tuple(
        Block("paragraph", f"<p>{escape(line, quote=False)}</p>") for line in lines if line
    )


def without_labels(blocks: tuple[Block, ...], headline: str) -> tuple[Block, ...]:
    """``blocks`` without what stands before the text: the headline again, a vignette, a source."""
    for start, block in enumerate(blocks):
        text = plain(block.text)
        is_label = len(text.split()) < LABEL_WORDS and not text.endswith((".", "?", "!", "…"))
        if block.kind == "table" or not (is_label or text.casefold() == headline.casefold()):
            return blocks[start:]
    return blocks


def plain(written: str) -> str:
    """Text on one line, without markup."""
    return SPACE.sub(" ", unescape(nh3.clean(written, tags=set()))).strip()


def _blocks(parent: lxml_html.HtmlElement) -> Iterator[Block]:
    """Walk block elements in order; loose text between them is a paragraph of its own."""
    loose = escape(parent.text or "", quote=False)
    for child in parent:
        tag = str(child.tag)
        if tag in INLINE:
            loose += _inline(child)
        else:
            yield from _paragraph(loose)
            loose = ""
            yield from _block(child, tag)
        loose += escape(child.tail or "", quote=False)
    yield from _paragraph(loose)


def _block(element: lxml_html.HtmlElement, tag: str) -> Iterator[Block]:
    if tag in HEADINGS:
        if text := SPACE.sub(" ", element.text_content()).strip():
            yield Block("heading", text)
    elif tag == "table":
        rows = tuple(
            tuple(SPACE.sub(" ", cell.text_content()).strip() for cell in row.iter("td", "th"))
            for row in element.iter("tr")
        )
        if any(any(row) for row in rows):
            yield Block("table", rows=_even(rows))
    elif tag in {"ul", "ol"}:
        items = "".join(f"<li>{_inside(item).strip()}</li>" for item in element.iter("li"))
        if items:
            yield Block("paragraph", f"<{tag}>{items}</{tag}>")
    elif tag == "p" and not any(child.tag not in INLINE for child in element):
        yield from _paragraph(_inside(element))
    else:
        yield from _blocks(element)


def _paragraph(inner: str) -> Iterator[Block]:
    text = SPACE.sub(" ", inner).strip()
    if SPACE.sub("", re.sub(r"<[^>]+>", "", text).replace("\xa0", "")):
        yield Block("paragraph", f"<p>{text}</p>")


def _inside(element: lxml_html.HtmlElement) -> str:
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        parts.append(_inline(child))
        parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)


def _inline(element: lxml_html.HtmlElement) -> str:
    tag = SAME.get(str(element.tag), str(element.tag))
    if tag == "br":
        return "<br/>"
    if tag not in INLINE:
        return _inside(element)
    if tag == "a":
        href = element.get("href")
        inner = _inside(element)
        return f'<a href="{escape(href)}">{inner}</a>' if href else inner
    return f"<{tag}>{_inside(element)}</{tag}>"


def _even(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    width = max(len(row) for row in rows)
    return tuple(row + ("",) * (width - len(row)) for row in rows if row)
