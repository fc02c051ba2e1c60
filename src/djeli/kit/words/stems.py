"""Words cut to what their forms have in common, on folded letters.

By Snowball's algorithms (snowballstem.org), but for Arabic: on folded letters our own lets more
forms of a word meet (decision 0018 has the figures). A language that is not here keeps its words.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any

import snowballstemmer

SNOWBALL = {"en": "english", "fr": "french", "es": "spanish", "pt": "portuguese"}
LANGUAGES = (*SNOWBALL, "ar")
"""Codes of the languages whose words are cut."""

ARABIC_BEGINNINGS = ("وال", "بال", "كال", "فال", "لل", "ال")
ARABIC_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def arabic(word: str) -> str:
    for beginning in ARABIC_BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= 3:
            word = word.removeprefix(beginning)
            break
    else:
        word = word[1:] if word.startswith("و") and len(word) > 3 else word
    for ending in ARABIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


class _Stemmers(threading.local):
    """Snowball's stemmers keep the word that they are at, so each thread has its own."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def of(self, language: str) -> Any:
        if language not in self._made:
            self._made[language] = snowballstemmer.stemmer(SNOWBALL[language])
        return self._made[language]


_stemmers = _Stemmers()


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded ``word`` in the language with this code (``fr``, ``pt-BR``)."""
    code = language.partition("-")[0].lower()
    if code in SNOWBALL:
        return str(_stemmers.of(code).stemWord(word)) or word
    return arabic(word) or word if code == "ar" else word


def stems(word: str) -> frozenset[str]:
    """All stems of a reader's ``word``: the language of a question is not known."""
    if "\u0600" <= word[0] <= "\u06ff":
        return frozenset({word, arabic(word)})
    return frozenset({word, *(stem(word, language) for language in SNOWBALL)})
