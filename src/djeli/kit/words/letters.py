"""Folds letters: those that people type for each other become one letter.

Accents and tone marks go (école, ẹ̀kọ́), hooked letters become plain ones (ɓ, ɗ, ƙ), Arabic's forms
of hamza, alef and ya are one (its short vowels and the stretching tatweel go), the letters of
Ethiopic that sound alike are one, and so are all forms of a digit.
"""

from __future__ import annotations

import unicodedata
from functools import cache

PLAIN = {
    **dict(zip("ɓɗƙƴɛɔŋɲđħłıʋɖƒɣɩʊƭʃ", "bdkyeonndhlivdfgiuts", strict=True)),
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "þ": "th",
    "ð": "d",
    "ə": "e",
    "ǝ": "e",
}
ARABIC = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىئیے", "ي"),
    **dict.fromkeys("ک", "ك"),
    "ؤ": "و",
    "ة": "ه",
    "ء": "",
    "ـ": "",
}
ALIKE_IN_ETHIOPIC = (("ሐ", "ሀ"), ("ኀ", "ሀ"), ("ኸ", "ሀ"), ("ሠ", "ሰ"), ("ዐ", "አ"), ("ፀ", "ጸ"))
"""Rows of seven letters (a consonant with each vowel) that are written for each other."""
LOST_MARKS = (
    (0x0300, 0x036F),
    (0x0483, 0x0487),
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x07EB, 0x07F3),
    (0x135D, 0x135F),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
)
"""Marks on letters that many people do not type. In other scripts (Devanagari, Thai) marks are
vowels, and stay."""


@cache
def _table() -> dict[int, str]:
    table = {ord(letter): plain for letter, plain in {**PLAIN, **ARABIC}.items()}
    for row, plain in ALIKE_IN_ETHIOPIC:
        table |= {ord(row) + place: chr(ord(plain) + place) for place in range(7)}
    for first, last in LOST_MARKS:
        table |= dict.fromkeys(range(first, last + 1), "")
    return table


def fold(text: str) -> str:
    """``text`` in small letters, with equal letters made one."""
    small = unicodedata.normalize("NFKD", text.casefold()).translate(_table())
    if not small.isascii():
        small = unicodedata.normalize("NFC", small)
        small = "".join(_digit(letter) for letter in small)
    return small


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
