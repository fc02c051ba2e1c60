"""HTML as a row of tokens: what is no markup is text, so that ``a<b and 3>2`` loses nothing.

No tree is built: a body nested a million deep takes as long as a flat one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

TAG = re.compile(
    r"""<(?P<close>/)?(?P<name>[a-zA-Z][\w:.-]*+)
    (?P<attributes>(?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?+)*+)
    \s*+/?+>""",
    re.VERBOSE,
)
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]++)(?P<value>\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?+"""
)
CLOSING = re.compile(r"</([a-zA-Z][\w:.-]*+)")
WITHOUT_VALUE = frozenset(
    [
        "allowfullscreen",
        "async",
        "autoplay",
        "checked",
        "compact",
        "controls",
        "default",
        "defer",
        "disabled",
        "download",
        "hidden",
        "inert",
        "ismap",
        "itemscope",
        "loop",
        "multiple",
        "muted",
        "nohref",
        "noshade",
        "nowrap",
        "open",
        "readonly",
        "required",
        "reversed",
        "selected",
    ]
)
"""Attributes that are written without a value; other bare words make no tag of a ``<``."""
RAW = frozenset({"script", "style", "title", "iframe", "noscript", "noembed", "noframes", "xmp"})
"""Elements whose content is no markup, and nothing to read."""
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
ELEMENTS = (
    RAW
    | VOID
    | frozenset(
        [
            "a",
            "abbr",
            "acronym",
            "address",
            "article",
            "aside",
            "audio",
            "b",
            "bdi",
            "bdo",
            "big",
            "blockquote",
            "body",
            "button",
            "canvas",
            "caption",
            "center",
            "cite",
            "code",
            "colgroup",
            "data",
            "datalist",
            "dd",
            "del",
            "details",
            "dfn",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "em",
            "fieldset",
            "figcaption",
            "figure",
            "font",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "hgroup",
            "html",
            "i",
            "ins",
            "kbd",
            "label",
            "legend",
            "li",
            "main",
            "map",
            "mark",
            "math",
            "menu",
            "meter",
            "nav",
            "object",
            "ol",
            "optgroup",
            "option",
            "output",
            "p",
            "picture",
            "pre",
            "progress",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "search",
            "section",
            "select",
            "slot",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "summary",
            "sup",
            "svg",
            "table",
            "tbody",
            "td",
            "template",
            "textarea",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "tt",
            "u",
            "ul",
            "var",
            "video",
        ]
    )
)
NEED_NO_END = VOID | frozenset(
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option"]
)
MARKED = {"!--": "-->", "![CDATA[": "]]>", "!": ">", "?": ">"}
"""How what is neither text nor tag begins and ends."""


class Token(NamedTuple):
    """A piece of text (entities read), or a tag; ``name`` is in lower case."""

    kind: Literal["text", "open", "close"]
    text: str = ""
    name: str = ""
    attributes: dict[str, str] = {}


def tokens(written: str, *, pairs: bool = False) -> Iterator[Token]:
    """The tokens of ``written``. With ``pairs`` a tag counts only where its end is there too: of a
    headline ``a<b>c`` is no bold c."""
    ended = {name.lower() for name in CLOSING.findall(written)}
    missing: set[str] = set()
    at = since = 0
    while (at := written.find("<", at)) >= 0:
        tag = TAG.match(written, at)
        if tag and _is_tag(tag, ended, pairs):
            yield from _text(written[since:at])
            at = since = tag.end()
            name = tag["name"].lower()
            if tag["close"]:
                yield Token("close", name=name)
            elif name in RAW:
                at = since = _end_of_raw(written, name, at)
            else:
                yield Token("open", name=name, attributes=_attributes(tag["attributes"]))
        elif end := _end_of_mark(written, at, missing):
            yield from _text(written[since:at])
            if written.startswith("<![CDATA[", at):
                yield Token("text", written[at + 9 : end - 3])
            at = since = end
        else:
            at += 1
    yield from _text(written[since:])


def _text(piece: str) -> Iterator[Token]:
    if piece:
        yield Token("text", unescape(piece))


def _is_tag(tag: re.Match[str], ended: set[str], pairs: bool) -> bool:
    name = tag["name"].lower()
    if tag["close"]:
        return name in ELEMENTS or bool(ended)
    has_value = False
    for attribute in ATTRIBUTE.finditer(tag["attributes"]):
        if attribute["value"]:
            has_value = True
        elif attribute["name"].lower() not in WITHOUT_VALUE:
            return False
    if has_value or name in ended:
        return True
    return name in NEED_NO_END if pairs else name in ELEMENTS


def _attributes(written: str) -> dict[str, str]:
    return {
        name.lower(): unescape("".join(values)) for name, _, *values in ATTRIBUTE.findall(written)
    }


def _end_of_raw(written: str, name: str, at: int) -> int:
    end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(written, at)
    return end.end() if end else len(written)


def _end_of_mark(written: str, at: int, missing: set[str]) -> int:
    """Where a comment, a declaration or the like ends; 0 for what is none.

    What was looked for once to the end and is not there is not looked for again: a thousand broken
    comments are read as fast as one.
    """
    for opening, ending in MARKED.items():
        if written.startswith(opening, at + 1):
            if ending in missing or (
                opening in {"!", "?"} and not written[at + 2 : at + 3].strip()
            ):
                return 0
            end = written.find(ending, at + 1 + len(opening))
            if end < 0:
                missing.add(ending)
                return 0
            return end + len(ending)
    return 0
