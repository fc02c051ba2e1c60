"""What a cell of a table says, as a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

MISSING = frozenset({"", "-", "–", "—", "−", "n/a", "na", "n.a.", "..", "…", "?", "*"})
"""What tables write if there is no figure."""
MARKS = str.maketrans({"−": "-", "‒": "-", "\u066b": ".", "\u066c": ",", "’": "'", "٪": "%"})
NUMBER = re.compile(
    r"(?P<sign>[-+]?) ?(?P<prefix>[^\d\s.,+\-()][^\d+\-()]{0,7}?)? ?(?P<second>[-+]?)"
    r"(?P<digits>\d(?:[\d .,']*?\d)?|[.,]\d+)(?P<suffix> ?[^\d\s.,'()][^\d()]{0,15})?"
)
IN_BRACKETS = re.compile(r"(?P<before>[^()]*)\((?P<inside>[^()]+)\)(?P<after>[^()]*)")
DECIMAL_COMMA = re.compile(r"\d,(\d{1,2}|\d{4,})(?!\d)|(?<!\d)0,\d")


class NotANumber(ValueError):
    """A cell that holds words."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure: its number (None if it is missing), the sign or unit before it, and after it."""

    value: float | None
    prefix: str = ""
    suffix: str = ""


def has_decimal_comma(texts: Iterable[str]) -> bool:
    """True if some figure of a table can only be read with a comma for its decimals (48,5).

    ``1,234`` alone reads as one thousand, unless another figure of the table says otherwise.
    """
    found = [_plain(text) for text in texts]
    if any(re.search(r"\d,\d{3},\d|\d,\d{3}\.\d", text) for text in found):
        return False
    return any(DECIMAL_COMMA.search(text) for text in found)


def read_cell(text: str, *, decimal_comma: bool = False) -> Cell:
    """The figure in a cell: ``₦41,500``, ``−20.2%``, ``1 140``, ``(3.5)``, Arabic digits too.

    Raises NotANumber if there is something else.
    """
    plain = _plain(text)
    if plain.casefold() in MISSING:
        return Cell(None)
    sign = 1
    if bracketed := IN_BRACKETS.fullmatch(plain):
        sign = -1
        plain = bracketed["before"] + bracketed["inside"].strip() + bracketed["after"]
    found = NUMBER.fullmatch(plain)
    if found is None:
        raise NotANumber(text)
    if "-" in (found["sign"], found["second"]):
        sign = -1
    value = _value(found["digits"], decimal_comma)
    prefix, suffix = (found["prefix"] or "").strip(), (found["suffix"] or "").strip()
    return Cell(sign * value if value else 0.0, prefix, suffix)


def _value(digits: str, decimal_comma: bool) -> float:
    bare = digits.replace(" ", "").replace("'", "")
    mark, group = (",", ".") if decimal_comma else (".", ",")
    bare = bare.replace(group, "")
    if bare.count(mark) > 1:
        bare = bare.replace(mark, "")
    return float(bare.replace(mark, "."))


def _plain(text: str) -> str:
    """The text with one kind of space, minus and digit."""
    marked = text.translate(MARKS)
    latin = "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in marked
    )
    without_marks = re.sub(r"[\u200e\u200f\u061c\u2066-\u2069]", "", latin)
    return re.sub(r"[\s\u00a0\u202f\u2009]+", " ", without_marks).strip()
