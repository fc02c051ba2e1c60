"""A body as a row of paragraphs in plain text, for comparing two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any, NamedTuple

from djeli.stories.charts.figures import rows_of
from djeli.stories.text import bodies

END = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br\s*/?>|<hr\s*/?>")
TAG = re.compile(r"<[^>]+>")


class Paragraph(NamedTuple):
    """``kind``: text, heading, quote, fact, table, picture or other. ``text`` is one line."""

    kind: str
    text: str


def paragraphs(
    blocks: Sequence[Mapping[str, Any]], pictures: Sequence[Mapping[str, Any]] = ()
) -> list[Paragraph]:
    """All that can be read in a body, in order. ``pictures`` are those of ``ShownContent``."""
    waiting = list(pictures)
    found = (one for block in blocks for one in _paragraphs(block, waiting))
    return [Paragraph(kind, line) for kind, text in found if (line := one_line(text))]


def one_line(text: str) -> str:
    """The text with each run of spaces, breaks and no-break spaces as one space."""
    return " ".join(text.split())


def _paragraphs(
    block: Mapping[str, Any], pictures: list[Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    kind, value = str(block["type"]), block["value"]
    if kind == "paragraph":
        yield from (("text", text) for text in _lines(str(value)))
    elif kind == "heading":
        yield "heading", str(value)
    elif kind == "quote":
        said_by = ", ".join(filter(None, (value.get("person"), value.get("role"))))
        yield "quote", " — ".join(filter(None, (value.get("text"), said_by)))
    elif kind == "facts":
        yield "fact", value.get("title") or ""
        yield from (("fact", text) for text in _lines(value.get("text") or ""))
    elif kind == "table":
        yield from (("table", _row(row)) for row in (value or {}).get("data") or [])
    elif kind == "chart":
        names = ("title", "unit", "note", "source")
        yield "table", ", ".join(value.get(name) or "" for name in names if value.get(name))
        yield from (("table", _row(row)) for row in rows_of(value.get("table")))
    elif kind in {"picture", "gallery"}:
        for use in bodies.picture_uses([dict(block)]):
            yield "picture", _picture(use, pictures)
    else:
        yield "other", _other(value)


def _lines(html: str) -> list[str]:
    """The paragraphs and list items of rich text. A tag inside a word does not part it."""
    return [unescape(TAG.sub("", part)) for part in END.split(html)]


def _row(cells: Iterable[Any]) -> str:
    return " | ".join(str(cell or "") for cell in cells)


def _picture(use: Mapping[str, Any], pictures: list[Mapping[str, Any]]) -> str:
    """What is said of a picture: as the version keeps it, in the order of the body."""
    known = next((one for one in pictures if one["id"] == use["picture"]), None)
    if known is None:
        return str(use.get("caption") or "")
    pictures.remove(known)
    return said_of(known)


def said_of(picture: Mapping[str, Any]) -> str:
    """A picture in words: its caption or else its alternative text, and the credit."""
    told, credit = picture.get("caption") or picture.get("alt") or "", picture.get("credit")
    return f"{told} ({credit})" if credit else str(told)


def _other(value: Any) -> str:
    """What readers see of a video, a document or a map."""
    if not isinstance(value, Mapping):
        return ""
    parts = (value.get(name) for name in ("title", "caption", "url"))
    return " ".join(str(part) for part in parts if part)
