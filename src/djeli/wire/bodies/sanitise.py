"""Bodies of agency items, cleaned to blocks: every word arrives, once and in order, and of markup
nothing passes that is not on the list.

What is written out is composed again from escaped text and our own tags. The exceptions, of which
the words do not arrive as text: what the agency struck out, scripts and the like, and what a
player shows in its place.
"""

from __future__ import annotations

import re
from html import escape, unescape

from djeli.wire.bodies.elements import (
    BLOCKS,
    HEADINGS,
    INLINE,
    LISTS,
    STRUCK_OUT,
    UNREAD,
    is_struck_out,
)
from djeli.wire.bodies.links import public_address
from djeli.wire.bodies.prose import paragraph, text_blocks
from djeli.wire.bodies.tables import TableReader
from djeli.wire.bodies.tokens import Token, tokens
from djeli.wire.formats.item import Block

MARKS = (("“", "”"), ("‘", "’"))
QUOTATION_MARKS = "“”„‟«»‹›‘’‚\"'「『"
LONGEST_HEADING, LONGEST_QUOTE = 140, 600
MOST_INSIDE = 40
"""Blocks in a quotation or a figure; what has more is neither."""
SPACE = re.compile(r"[ \t\r\n\f]+")
UNSPACED = "[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]"
WRAPPED = re.compile(rf"(?<={UNSPACED})[ \t]*\r?\n[ \t]*(?={UNSPACED})")
"""A line that was broken between letters which have no spaces between words."""
TAGS = re.compile(r"<[^>]+>")
EDGES = re.compile(r"^(?:\s|<br/>)+|(?:\s|<br/>)+$")


def html_blocks(written: str, base: str = "") -> tuple[Block, ...]:
    """The blocks of an HTML body. ``base`` completes its relative links."""
    found = list(tokens(written))
    if all(token.kind == "text" for token in found):
        return text_blocks("".join(token.text for token in found))
    return _Reader(found, base).blocks_of_all()


def plain(written: str) -> str:
    """Text on one line, without markup; a ``<`` that begins no tag is text."""
    if "<" not in written and "&" not in written:
        return SPACE.sub(" ", written).strip()
    parts, unread = [], ""
    for token in tokens(written, pairs=True):
        if unread:
            unread = "" if token.kind == "close" and token.name == unread else unread
        elif token.kind == "text":
            parts.append(token.text)
        elif token.kind == "open" and token.name in UNREAD:
            unread = token.name
        elif token.name in BLOCKS or token.name in {"br", "td", "th"}:
            parts.append(" ")
    return SPACE.sub(" ", "".join(parts)).strip()


class _Reader:
    """Reads tokens into blocks. One paragraph, list or heading is under way at a time."""

    def __init__(self, found: list[Token], base: str) -> None:
        self.found, self.base = found, base
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.inline: list[tuple[str, str]] = []
        self.marks: list[tuple[str, str]] = []
        self.lists: list[str] = []
        self.items: list[bool] = []
        self.starts: dict[str, list[int]] = {"blockquote": [], "figure": []}
        self.table: TableReader | None = None
        self.kind, self.lines, self.is_broken = "", 0, False
        # How many ends of each element are still to come: without one nothing is left out.
        ends = [token.name if token.kind == "close" else "" for token in found]
        self.last_end = {name: at for at, name in enumerate(ends) if name}

    def blocks_of_all(self) -> tuple[Block, ...]:
        at = 0
        while at < len(self.found):
            token = self.found[at]
            if token.kind == "text":
                self._text(token.text)
            elif token.kind == "open" and (token.name in UNREAD or is_struck_out(token)):
                at = self._end_of(token.name, at)
            elif token.kind == "open" and token.name == "pre" and not self.lists and not self.table:
                at = self._preformatted(at)
            elif token.name == "q":
                self._quotation(token, at)
            elif self.table is not None:
                self._in_table(self.table, token)
            elif token.kind == "open":
                self._open(token)
            else:
                self._close(token.name)
            at += 1
        self._end_table()
        self._end_lists()
        self._flush()
        return tuple(self.blocks)

    def _end_of(self, name: str, at: int) -> int:
        """The index at which the element that begins at ``at`` ends; ``at`` where it never does."""
        if self.last_end.get(name, -1) <= at:
            return at
        depth = 0
        for index in range(at, self.last_end[name] + 1):
            token = self.found[index]
            if token.name == name and token.kind != "text":
                depth += 1 if token.kind == "open" else -1
                if depth == 0 or (name in STRUCK_OUT and token.kind == "close"):
                    return index
        return self.last_end[name]

    def _text(self, text: str) -> None:
        if self.table is not None:
            self.table.text(text)
            return
        if self.lists and text.strip() and not self.items[-1]:
            self._open_item()
        if self.is_broken and text.strip():
            self.pieces.append("<br/>")
            self.is_broken = False
        text = WRAPPED.sub("", text)
        self.pieces.append(SPACE.sub(" ", escape(text, quote=False)))

    def _open(self, token: Token) -> None:
        name = token.name
        if name in INLINE or name == "a":
            self._open_inline(token)
        elif name == "br":
            self._line_break()
        elif name == "table":
            self._boundary()
            self.table = TableReader()
        elif name in LISTS:
            self._open_list(LISTS[name])
        elif name == "li" and self.lists:
            self._close_item()
            self._open_item()
        elif name in BLOCKS:
            self._boundary()
            self._begin(name)

    def _begin(self, name: str) -> None:
        if name in self.starts:
            self.starts[name].append(len(self.blocks))
        if not self.lists and (name in HEADINGS or name == "figcaption"):
            self.kind = "caption" if name == "figcaption" else "heading"

    def _close(self, name: str) -> None:
        if name in INLINE or name == "a":
            self._close_inline("a" if name == "a" else INLINE[name])
        elif name in LISTS and self.lists:
            self._close_list()
        elif name == "li" and self.lists:
            self._close_item()
        elif name in BLOCKS:
            self._boundary(is_end=True)
            if self.starts.get(name):
                start = self.starts[name].pop()
                (self._quote if name == "blockquote" else self._figure)(start)

    def _open_inline(self, token: Token) -> None:
        name = INLINE.get(token.name, "a")
        written = f"<{name}>"
        if name == "a":
            self._close_inline("a")
            address = public_address(token.attributes.get("href", ""), self.base)
            if not address:
                return
            written = f'<a href="{escape(address)}">'
        elif name in (one for one, _ in self.inline):
            return
        if not self.lists or self.items[-1]:
            self.pieces.append(written)
        self.inline.append((name, written))

    def _close_inline(self, name: str) -> None:
        if name not in (one for one, _ in self.inline):
            return
        at = max(index for index, (one, _) in enumerate(self.inline) if one == name)
        within = self.inline[at + 1 :]
        self.pieces += [f"</{one}>" for one, _ in reversed(self.inline[at:])]
        self.pieces += [written for _, written in within]
        self.inline[at:] = within

    def _quotation(self, token: Token, at: int) -> None:
        """Quotation marks in the place of an element: without them what was said is asserted."""
        if token.kind == "close":
            if self.marks:
                self._text(self.marks.pop()[1])
            return
        after = next((one.text for one in self.found[at + 1 : at + 4] if one.text.strip()), "")
        has_marks = after.lstrip()[:1] in set(QUOTATION_MARKS)
        mark = ("", "") if has_marks else MARKS[len(self.marks) % 2]
        self.marks.append(mark)
        if mark[0]:
            self._text(mark[0])

    def _line_break(self) -> None:
        if (
            not self.lists
            and not self.kind
            and "".join(self.pieces[-3:]).rstrip().endswith("<br/>")
        ):
            self._boundary()  # two in a row part paragraphs
        else:
            self.pieces.append("<br/>")

    def _boundary(self, *, is_end: bool = False) -> None:
        """A block begins or ends: in a list that is a new line, else a new paragraph."""
        if self.lists:
            self.is_broken = self.items[-1] and not "".join(self.pieces[-1:]).endswith("<li>")
            return
        self._flush()
        if is_end:
            self.inline.clear()

    def _flush(self) -> None:
        """End the paragraph under way; what is open in it goes on in the next."""
        inner = "".join(self.pieces + [f"</{name}>" for name, _ in reversed(self.inline)])
        kind, self.kind = self.kind, ""
        self.pieces = [written for _, written in self.inline]
        text = EDGES.sub("", SPACE.sub(" ", inner))
        words = plain_of(text)
        if not words.replace("\xa0", "").strip():
            return
        if kind == "caption" or (kind == "heading" and len(words) <= LONGEST_HEADING):
            self.blocks.append(Block("caption" if kind == "caption" else "heading", words))
        else:
            self.blocks.append(
                Block("paragraph", f"<p><b>{text}</b></p>" if kind else f"<p>{text}</p>")
            )

    def _preformatted(self, at: int) -> int:
        """Text whose lines and columns mean something."""
        self._boundary()
        end = self._end_of("pre", at)
        end = end if end > at else len(self.found)
        lines = [
            "\n" if token.name in {"br", "p", "div", "li", "tr"} else token.text
            for token in self.found[at + 1 : end]
        ]
        self.blocks += text_blocks("".join(lines))
        return end

    def _open_list(self, name: str) -> None:
        if not self.lists:
            self._flush()
            self.inline.clear()
            self.pieces = []
        elif not self.items[-1]:
            # A list right in a list belongs to the item before it.
            while self.pieces and not self.pieces[-1].strip():
                self.pieces.pop()
            if self.pieces and self.pieces[-1] == "</li>":
                self.pieces.pop()
                self.items[-1] = True
            else:
                self._open_item()
        self._close_inlines()
        self.lists.append(name)
        self.items.append(False)
        self.pieces.append(f"<{name}>")
        self.is_broken = False

    def _open_item(self) -> None:
        self.pieces.append("<li>")
        self.pieces += [written for _, written in self.inline]
        self.items[-1], self.is_broken = True, False

    def _close_item(self) -> None:
        self._close_inlines()
        if self.items[-1]:
            self.pieces.append("</li>")
        self.items[-1], self.is_broken = False, False

    def _close_inlines(self) -> None:
        if self.lists and self.items[-1]:
            self.pieces += [f"</{name}>" for name, _ in reversed(self.inline)]
        self.inline.clear()

    def _close_list(self) -> None:
        self._close_item()
        self.pieces.append(f"</{self.lists.pop()}>")
        self.items.pop()
        if self.lists:
            self.is_broken = False
            return
        # White space at the edges of an item is the file's, not the text's.
        text = re.sub(r"(<(?:ul|ol|li)>) +| +(</?(?:ul|ol|li)>)", r"\1\2", "".join(self.pieces))
        self.pieces = []
        text = text.replace("<li></li>", "")
        if plain_of(text).strip():
            self.blocks.append(Block("paragraph", text))

    def _end_lists(self) -> None:
        while self.lists:
            self._close_list()

    def _in_table(self, table: TableReader, token: Token) -> None:
        if token.kind == "close" and token.name == "table" and table.is_whole():
            self._end_table()
        elif token.kind == "open":
            table.open(token, is_block=token.name in BLOCKS or token.name == "br")
        else:
            table.close(token.name, is_block=token.name in BLOCKS)

    def _end_table(self) -> None:
        if self.table is None:
            return
        found, self.table = self.table.blocks(), None
        if not self.lists:
            self.blocks += found
            return
        for row in [row for block in found for row in block.rows or ((plain_of(block.text),),)]:
            self.is_broken = self.items[-1]
            self._text(" ".join(filter(None, row)))
        self.is_broken = self.items[-1]

    def _quote(self, start: int) -> None:
        """A quotation that stands alone stays one; a whole text that was only set in does not."""
        if len(self.blocks) - start > MOST_INSIDE:
            return
        inside = self.blocks[start:]
        texts = [plain_of(block.text) for block in inside if block.text.startswith("<p>")]
        is_said = bool(texts) and all(block.kind == "paragraph" for block in inside)
        is_whole = len(texts) == len(inside) and not (start == 0 and len(texts) > 3)
        if is_said and is_whole and sum(map(len, texts)) <= LONGEST_QUOTE:
            self.blocks[start:] = [Block("quote", "\n".join(texts))]

    def _figure(self, start: int) -> None:
        """What stands under a table or a quotation is text; under a picture it is its caption."""
        if len(self.blocks) - start > MOST_INSIDE:
            return
        if any(block.kind != "caption" for block in self.blocks[start:]):
            self.blocks[start:] = [
                paragraph(block.text) if block.kind == "caption" else block
                for block in self.blocks[start:]
            ]


def plain_of(html: str) -> str:
    """The words of what this module wrote."""
    return unescape(TAGS.sub("", html.replace("<br/>", " ").replace("<li>", " "))).strip()
