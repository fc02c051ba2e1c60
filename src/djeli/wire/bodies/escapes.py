"""Markup that arrives escaped once too often: a text that shows its own tags is meant as HTML."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

NAMES = r"(?:p|br|div|h[1-6]|ul|ol|li|table|tr|td|blockquote|b|i|em|strong|a|span)"
TAG = re.compile(rf"<{NAMES}(?:\s[^<>]{{0,300}})?/?>", re.IGNORECASE)
ESCAPED_TAG = re.compile(rf"&lt;(/?){NAMES}\b(?:(?!&gt;)[^<]){{0,300}}&gt;", re.IGNORECASE)
ESCAPED_ENTITY = re.compile(r"&amp;(#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,9});")
TWICE = "HTML was escaped twice"
UNSAID = "the text is called plain; it is HTML"


def unescaped(written: str, repairs: set[str]) -> str:
    """``written`` as the HTML that is meant; notes in ``repairs`` what was undone."""
    if "&" not in written:
        return written
    tags = ESCAPED_TAG.findall(written)
    if len(tags) > 1 and any(tags) and not TAG.search(written):
        repairs.add(TWICE)
        return _entities(unescape(written), repairs)
    return _entities(written, repairs)


def is_html(written: str) -> bool:
    """True if plain text holds what only HTML holds: paragraphs or breaks as tags."""
    found = [tag.lower() for tag in TAG.findall(written[:50_000])]
    return sum(tag.startswith(("<p", "<br", "<div", "<li")) for tag in found) > 1


def _entities(written: str, repairs: set[str]) -> str:
    def put_right(found: re.Match[str]) -> str:
        name = found[1]
        if name in {"lt", "gt", "amp"} or (name[0] != "#" and f"{name};" not in html5):
            return found[0]
        repairs.add(TWICE)
        return f"&{name};"

    return ESCAPED_ENTITY.sub(put_right, written)
