"""A body as a row of passages: a paragraph, a list, a heading, a picture; and back again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from djeli.stories.text import bodies

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^>]*?(/?)>")
VOID = frozenset({"br", "hr", "embed", "img"})


@dataclass(frozen=True, slots=True)
class Passage:
    """``kind`` is the block's; ``text`` what is compared, in one line; ``value`` what is stored:
    of a paragraph its own HTML. ``key`` is the block's id where it had one."""

    kind: str
    text: str
    value: Any
    key: str = ""

    def says(self, other: Passage) -> bool:
        return (self.kind, self.text) == (other.kind, other.text)


def passages_of(body: Iterable[Mapping[str, Any]]) -> list[Passage]:
    """All passages of a body as it is stored, in order."""
    return [passage for block in body for passage in _passages(block)]


def body_of(passages: Sequence[Passage]) -> list[dict[str, Any]]:
    """The body again. Paragraphs that follow each other are one block."""
    found: list[dict[str, Any]] = []
    for one in passages:
        if one.kind == "paragraph" and found and found[-1]["type"] == "paragraph":
            found[-1]["value"] += one.value
            continue
        block = {"type": one.kind, "value": one.value}
        found.append({**block, "id": one.key} if one.key else block)
    return found


def _passages(block: Mapping[str, Any]) -> Iterator[Passage]:
    kind, value, key = str(block["type"]), block["value"], str(block.get("id") or "")
    if kind != "paragraph":
        yield Passage(kind, _one_line(" ".join(bodies.texts([dict(block)]))), value, key)
        return
    for number, html in enumerate(elements(str(value))):
        yield Passage(kind, _one_line(bodies.plain_text(html)), html, key if not number else "")


def elements(html: str) -> list[str]:
    """The outermost elements of a piece of HTML; text between them belongs to the next."""
    found, depth, start = [], 0, 0
    for tag in TAG.finditer(html):
        closing, name, alone = tag.groups()
        if name.lower() in VOID or alone:
            continue
        depth += -1 if closing else 1
        if depth <= 0:
            found.append(html[start : tag.end()])
            depth, start = 0, tag.end()
    if html[start:].strip():
        found.append(html[start:])
    return [one.strip() for one in found if one.strip()]


def _one_line(text: str) -> str:
    return " ".join(text.split())
