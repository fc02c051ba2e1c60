"""Words of a text in any script, folded so that spellings of one word meet."""

from __future__ import annotations

import re
import unicodedata

from djeli.stories.related.stems import stem

MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")
"""Accents of Latin, Greek and Cyrillic; short vowels and the stretcher of Arabic. The vowel signs
of other scripts are letters, and stay."""
WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0900-\u109f\u135d-\u135f\u1780-\u17ff])*")
"""A run of letters and digits; the signs of scripts that write vowels as marks belong to it."""
SPECIAL = str.maketrans(
    {
        "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɛ": "e", "ɔ": "o", "ŋ": "n", "ɲ": "n", "ə": "e",
        "ø": "o", "đ": "d", "ł": "l", "œ": "oe", "æ": "ae", "ı": "i",
        "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه",
    }
)  # fmt: skip
LONGEST = 40


def fold(text: str) -> str:
    """Without case and accents: ``Ségou`` and ``segou`` are one, as are ``Ɗan`` and ``dan``."""
    # Arabic's letters are exchanged first: taken apart they would lose what tells them apart.
    plain = text.casefold().translate(SPECIAL)
    return MARKS.sub("", unicodedata.normalize("NFKD", plain))


def words(text: str) -> list[str]:
    """The folded words of ``text``, in order."""
    return [word[:LONGEST] for word in WORD.findall(fold(text))]


def stems(text: str, language: str) -> list[str]:
    """The folded words of ``text``, each without the endings of its language."""
    return [stem(word, language) for word in words(text)]
