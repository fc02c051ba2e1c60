"""Elements of HTML, by what an item's body makes of them."""

from __future__ import annotations

import re

from djeli.wire.bodies.tokens import Token

INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "sup": "sup", "sub": "sub"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LISTS = {"ul": "ul", "ol": "ol", "menu": "ul"}
BLOCKS = HEADINGS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
    ]
)
STRUCK_OUT = {"del", "s", "strike"}
UNREAD = STRUCK_OUT | frozenset(
    [
        "audio",
        "canvas",
        "datalist",
        "head",
        "meter",
        "object",
        "progress",
        "select",
        "svg",
        "template",
        "textarea",
        "video",
    ]
)
"""Elements that are left out with what is in them."""
LINE_THROUGH = re.compile(r"text-decoration[^;]*:[^;]*line-through", re.IGNORECASE)


def is_struck_out(token: Token) -> bool:
    """True for what only its style strikes out."""
    return bool(LINE_THROUGH.search(token.attributes.get("style", "")))
