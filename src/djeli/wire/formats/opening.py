"""The beginning of a file, by which its format is recognised: never by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from djeli.wire.formats.charsets import decoded

LOOKED_AT = 65_536
"""Bytes in which the first element must begin: licences and document types stand before it."""
SKIPPED = re.compile(r"\s++|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->", re.DOTALL)
DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
WITHIN_DOCTYPE = re.compile(
    r"<!--(?:(?!-->).)*+(?:-->)?|\"[^\"]*+\"|'[^']*+'|\]\s*+>|\[|>", re.DOTALL
)
ROOT = re.compile(r"<(?:[\w.-]++:)?+([A-Za-z_][\w.-]*+)")
EDGES = " \t\r\n\x00\ufeff"


@dataclass(frozen=True)
class Opening:
    """The first bytes of a file, and what can be told from them."""

    content: bytes

    @cached_property
    def text(self) -> str:
        """As text, without a byte order mark and white space at its beginning."""
        return decoded(self.content[:LOOKED_AT])[0].lstrip(EDGES)

    @property
    def first(self) -> str:
        """The first letter; empty for an empty file."""
        return self.text[:1]

    @cached_property
    def root(self) -> str:
        """The name of the first element of XML, without its prefix; empty for what is no XML."""
        at = root_at(self.text)
        found = ROOT.match(self.text, at)
        if found is None and self.first not in {"{", "["}:
            found = ROOT.search(self.text, at)  # behind the head of a mail, say
        return found[1] if found else ""


def root_at(text: str) -> int:
    """Where the first element begins, if ``text`` is XML: after declarations and comments."""
    at = 0
    while True:
        if skipped := SKIPPED.match(text, at):
            at = skipped.end()
        elif DOCTYPE.match(text, at):
            at = _end_of_doctype(text, at)
        else:
            return at


def _end_of_doctype(text: str, at: int) -> int:
    """Behind a document type declaration with its inner part; the text's end if it has no end."""
    is_inside = False
    for piece in WITHIN_DOCTYPE.finditer(text, at):
        if piece[0] == "[":
            is_inside = True
        elif piece[0].startswith("]") or (piece[0] == ">" and not is_inside):
            return piece.end()
    return len(text)
