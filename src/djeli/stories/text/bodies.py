"""What a body holds, read from its stored blocks without building them.

A body is a list of ``{"type": ..., "value": ...}``; pictures, documents and stories in it are ids.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from html import unescape
from textwrap import shorten
from typing import Any

from djeli.stories.charts.figures import rows_of

KINDS = (
    "paragraph",
    "heading",
    "picture",
    "gallery",
    "quote",
    "facts",
    "embed",
    "table",
    "chart",
    "map",
    "document",
    "related",
)
"""The kinds of blocks that a body may hold."""
WORDS_A_MINUTE = 220
SPACELESS = {
    re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"): 2,
    re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"): 4,
}
"""Letters of scripts without spaces, and how many make a word of ours: Chinese and Japanese are
read at about 440 characters a minute, Thai, Lao, Burmese and Khmer words have about four."""
TAG = re.compile(r"<[^>]+>")
INLINE = re.compile(r"</?(?:a|b|code|em|i|mark|s|small|span|strong|sub|sup|u)\b[^>]*>", re.I)
"""Tags within a word or a line: no space stands for them."""
LINKED_PAGE = re.compile(r'<a[^>]*linktype="page"[^>]*>')
LINK_ID = re.compile(r'id="(\d+)"')


def count_words(blocks: Sequence[dict[str, Any]]) -> int:
    """Words that a reader reads: text, headings, quotes, facts and table cells.

    Where a script sets no spaces between words, so many of its letters are taken for one.
    """
    return sum(_words(text) for text in texts(blocks))


def _words(text: str) -> int:
    letters = sum(
        math.ceil(len(pattern.findall(text)) / a_word) for pattern, a_word in SPACELESS.items()
    )
    for pattern in SPACELESS:
        text = pattern.sub(" ", text)
    return letters + sum(any(map(str.isalnum, word)) for word in text.split())


def texts(blocks: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What a reader reads, piece by piece, as plain text."""
    return (text for block in blocks for text in _texts(block))


def says_something(blocks: Sequence[dict[str, Any]]) -> bool:
    """False where there is nothing but empty paragraphs, as an editor begins with."""
    return any(block["type"] != "paragraph" or not is_blank(block["value"]) for block in blocks)


def is_blank(html: str) -> bool:
    """True for rich text without a letter in it."""
    return not plain_text(html or "").strip()


def beginning(blocks: Sequence[dict[str, Any]], most: int) -> str:
    """The first words that a reader reads, in at most so many characters."""
    text, size = [], 0
    for part in texts(blocks):
        text.append(part)
        size += len(part)
        if size > most:
            break
    return shorten(" ".join(text), most, placeholder="…")


def reading_minutes(words: int) -> int:
    """Whole minutes to read ``words`` at 220 a minute, rounded up, at least 1."""
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def picture_uses(blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each use of a picture, galleries included, in order: picture (id), caption, credit."""
    return [use for block in blocks for use in _picture_uses(block) if use.get("picture")]


def picture_ids(blocks: Sequence[dict[str, Any]]) -> list[int]:
    """Ids of the pictures in the body, galleries included, in order."""
    return [use["picture"] for use in picture_uses(blocks)]


def story_ids(blocks: Sequence[dict[str, Any]]) -> list[int]:
    """Ids of the stories that the body points to with a related-story block."""
    return [
        block["value"]["story"]
        for block in blocks
        if block["type"] == "related" and block["value"].get("story")
    ]


def linked_page_ids(blocks: Sequence[dict[str, Any]]) -> set[int]:
    """Ids of the pages that rich text in the body links to."""
    return {
        int(found[1])
        for block in blocks
        if block["type"] in {"paragraph", "facts"}
        for link in LINKED_PAGE.finditer(_rich_text(block))
        if (found := LINK_ID.search(link[0]))
    }


def plain_text(html: str) -> str:
    """The text of a piece of HTML, tags gone and entities read."""
    return unescape(TAG.sub(" ", INLINE.sub("", html)))


def _rich_text(block: dict[str, Any]) -> str:
    value = block["value"]
    return str(value["text"] if block["type"] == "facts" else value)


def _picture_uses(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if block["type"] == "picture":
        yield block["value"]
    elif block["type"] == "gallery":
        for part in block["value"].get("pictures", []):
            # A list's items are wrapped with an id since Wagtail 2.16; older ones are bare.
            yield part.get("value", part)


def _texts(block: dict[str, Any]) -> Iterator[str]:
    kind, value = block["type"], block["value"]
    if kind == "paragraph":
        yield plain_text(value)
    elif kind == "heading":
        yield value
    elif kind == "quote":
        yield value.get("text", "")
    elif kind == "facts":
        yield value.get("title", "")
        yield plain_text(value.get("text", ""))
    elif kind == "table":
        for row in (value or {}).get("data") or []:
            yield " ".join(cell or "" for cell in row)
    elif kind == "map":
        yield value.get("caption") or ""
    elif kind == "chart":
        yield " ".join(value.get(part) or "" for part in ("title", "unit", "note", "source"))
        yield from (" ".join(row) for row in rows_of(value.get("table")))
