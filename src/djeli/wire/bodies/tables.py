"""A table of an HTML body, read from its tokens."""

from __future__ import annotations

import re

from djeli.wire.bodies.prose import paragraph
from djeli.wire.bodies.tokens import Token
from djeli.wire.formats.item import Block

SPACE = re.compile(r"[ \t\r\n\f]+")
MOST_SPANNED = 30
PART = "\u2029"
"""Stands in a cell where a paragraph ends."""


class TableReader:
    """Cells as plain text; a table in a table is part of its cell."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.caption = ""
        self.has_header = False
        self._depth = 1
        self._cell: list[str] | None = None
        self._span = 0
        self._in_caption = False

    def is_whole(self) -> bool:
        """True if the next end of a table is this one's."""
        self._depth -= 1
        return self._depth == 0

    def text(self, text: str) -> None:
        if self._in_caption:
            self.caption += text
        elif self._cell is not None:
            self._cell.append(text)
        elif text.strip():
            self._open_cell({})
            self.text(text)

    def open(self, token: Token, *, is_block: bool) -> None:
        if token.name == "table":
            self._depth += 1
        if self._depth > 1:
            self._space()
        elif token.name == "caption":
            self._in_caption = True
        elif token.name == "tr":
            self._close_cell()
            self.rows.append([])
        elif token.name in {"td", "th"}:
            self._close_cell()
            self.has_header |= token.name == "th" and len(self.rows) <= 1
            self._open_cell(token.attributes)
        elif is_block:
            self._space()

    def close(self, name: str, *, is_block: bool) -> None:
        if self._depth > 1 or is_block:
            self._space()
        elif name == "caption":
            self._in_caption = False
        elif name in {"td", "th", "tr"}:
            self._close_cell()

    def blocks(self) -> list[Block]:
        """The table; paragraphs where it has one column, and so only set its text in."""
        self._close_cell()
        rows = [row for row in self.rows if any(row)]
        width = max(map(len, rows), default=0)
        caption = SPACE.sub(" ", self.caption).strip()
        if width < 2:
            texts = [caption, *(text for row in rows for text in row[0].split(PART))]
            return [paragraph(text.strip()) for text in texts if text.strip()]
        flat = [[SPACE.sub(" ", cell.replace(PART, " ")).strip() for cell in row] for row in rows]
        even = tuple(tuple(row + [""] * (width - len(row))) for row in flat)
        return [Block("table", caption, even, self.has_header)]

    def _space(self) -> None:
        if self._cell is not None:
            self._cell.append(PART)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        if not self.rows:
            self.rows.append([])
        self._cell = []
        span = attributes.get("colspan", "1")
        self._span = int(span) if re.fullmatch(r"[1-9]\d?", span, re.ASCII) else 1

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        text = SPACE.sub(" ", "".join(self._cell)).strip(f" {PART}")
        self.rows[-1] += [text] + [""] * (min(self._span, MOST_SPANNED) - 1)
        self._cell = None
