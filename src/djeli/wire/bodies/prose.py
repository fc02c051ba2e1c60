"""Plain text as blocks: lines wrapped by hand are joined, columns become tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import pairwise

from djeli.wire.formats.item import Block

BREAKS = re.compile(r"\r{1,3}\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
BLANKS = re.compile(r"[ \t\n]+")
COLUMNS = re.compile(r"\t+ *| {3,}|(?<![.?!:”\"]) {2}")
"""What stands between two columns; two spaces after a full stop are a typist's habit."""
BULLET = re.compile(r"(?:[-–—*•·▪>]|\(?\d{1,3}[.)])\s")
TERMINAL = re.compile(r"[.?!:;…。！？；：؟۔।][\"'”’»)\]]*$")
SENTENCES = re.compile(r"(?<=[^\t\n]{20}[.?!…”\"])\t+(?=[\"“‘«—]?[^\W\d_][^\t\n]{19})")
"""A tab between two sentences: some systems end a paragraph so."""
WIDE = 45
"""A line of so many characters that does not end a sentence goes on in the next."""


def text_blocks(written: str) -> tuple[Block, ...]:
    """The blocks of plain text. Every word is kept, in order. Empty lines separate paragraphs. If
    most lines end within a sentence, the text was wrapped and the lines are joined; otherwise each
    line is a paragraph.
    """
    lines = SENTENCES.sub("\n\n", BREAKS.sub("\n", written))
    chunks = [part for chunk in _chunks(lines) for part in _titled(chunk)]
    is_wrapped = _is_wrapped([chunk for chunk in chunks if _table(chunk) is None])
    return tuple(block for chunk in chunks for block in _blocks(chunk, is_wrapped))


def paragraph(text: str) -> Block:
    """A paragraph of plain text."""
    return Block("paragraph", f"<p>{escape(text, quote=False)}</p>")


def _chunks(written: str) -> list[list[str]]:
    chunks: list[list[str]] = [[]]
    for line in written.split("\n"):
        if line.strip():
            chunks[-1].append(line.rstrip())
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _is_wrapped(chunks: list[list[str]]) -> bool:
    pairs = [pair for chunk in chunks for pair in pairwise(chunk)]
    broken = sum(_goes_on(line.strip(), after.strip()) for line, after in pairs)
    return bool(pairs) and broken * 2 >= len(pairs)


def _goes_on(line: str, after: str) -> bool:
    """True if ``after`` continues the sentence of ``line``."""
    if TERMINAL.search(line) or BULLET.match(after):
        return False
    first = next((letter for letter in after if letter.isalnum()), "")
    return line.endswith((",", "،", "、", "-")) or len(line) >= WIDE or not first.isupper()


def _blocks(chunk: list[str], is_wrapped: bool) -> Iterator[Block]:
    rows = _table(chunk)
    if rows is not None:
        yield Block("table", rows=rows, has_header=_is_header(rows))
    elif _has_columns(chunk):
        lines = "<br/>".join(escape(_flat(line), quote=False) for line in chunk)
        yield Block("paragraph", f"<p>{lines}</p>")
    elif len(chunk) > 1 and any(line.startswith("\t") for line in chunk):
        yield from map(paragraph, _tabbed(chunk))
    elif is_wrapped:
        yield from map(paragraph, _joined(chunk))
    else:
        yield from (paragraph(_flat(line)) for line in chunk)


def _table(chunk: list[str]) -> tuple[tuple[str, ...], ...] | None:
    """The cells of lines that all have as many columns; None for anything else."""
    rows = tuple(tuple(map(_flat, COLUMNS.split(line.strip()))) for line in chunk)
    widths = {len(row) for row in rows}
    return rows if len(rows) > 1 and len(widths) == 1 and widths != {1} else None


def _titled(chunk: list[str]) -> list[list[str]]:
    """A table, and the line or two above it that name it; or the chunk as it is."""
    if _table(chunk) is None:
        for above in (1, 2):
            title, rest = chunk[:above], chunk[above:]
            is_bare = not any(COLUMNS.search(line.strip()) for line in title)
            if is_bare and _table(rest) is not None:
                return [title, rest]
    return [chunk]


def _has_columns(chunk: list[str]) -> bool:
    return len(chunk) > 1 and sum(bool(COLUMNS.search(line.strip())) for line in chunk) > 1


def _is_header(rows: tuple[tuple[str, ...], ...]) -> bool:
    """Words above numbers."""
    return not _has_digit(rows[0]) and all(map(_has_digit, rows[1:]))


def _has_digit(row: tuple[str, ...]) -> bool:
    return any(letter.isdigit() for cell in row for letter in cell)


def _tabbed(chunk: list[str]) -> Iterator[str]:
    """Paragraphs that a tab begins. Where every line has one, the text is only set in."""
    is_set_in = all(line.startswith("\t") for line in chunk)
    text = _flat(chunk[0])
    for line in chunk[1:]:
        flat = _flat(line)
        if not _goes_on(text, flat) if is_set_in else line.startswith("\t"):
            yield text
            text = flat
        else:
            text = _together(text, flat)
    yield text


def _together(text: str, after: str) -> str:
    gap = "" if _is_unspaced(text[-1]) and _is_unspaced(after[0]) else " "
    return f"{text}{gap}{after}"


def _joined(chunk: list[str]) -> Iterator[str]:
    indents = [len(line) - len(line.lstrip()) for line in chunk]
    usual = min(indents[1:], default=indents[0])
    text = _flat(chunk[0])
    for line, indent in zip(chunk[1:], indents[1:], strict=True):
        flat = _flat(line)
        if indent > usual or BULLET.match(flat):
            yield text
            text = flat
        else:
            text = _together(text, flat)
    yield text


def _is_unspaced(letter: str) -> bool:
    """True for letters of scripts that are written without spaces between words."""
    return (
        "\u3000" <= letter <= "\u30ff"
        or "\u4e00" <= letter <= "\u9fff"
        or "\uff00" <= letter <= "\uffef"
    )


def _flat(line: str) -> str:
    return BLANKS.sub(" ", line).strip()
