"""Words cut to what their forms have in common, on folded letters.

English by Porter's algorithm ("An algorithm for suffix stripping", 1980); French, Spanish and
Portuguese lightly (plural and the last vowel); Arabic by the article and common endings. A language
that is not here keeps its words as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

VOWEL = "[aeiouy]"
C = "[^aeiou](?:[^aeiouy]*)"
V = "[aeiouy][aeiou]*"
MEASURE_OVER_0 = re.compile(f"^(?:{C})?{V}{C}")
MEASURE_1 = re.compile(f"^(?:{C})?{V}{C}(?:{V})?$")
MEASURE_OVER_1 = re.compile(f"^(?:{C})?{V}{C}{V}{C}")
HAS_VOWEL = re.compile(f"^(?:{C})?{VOWEL}")
ENDS_CVC = re.compile(f"^{C}{VOWEL}[^aeiouwxy]$")
DOUBLE = re.compile(r"([^aeiouylsz])\1$")
STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("isation", "ize"), ("ization", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"),
    ("eli", "e"), ("ousli", "ous"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
    ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"),
    ("biliti", "ble"), ("logi", "log"),
)  # fmt: skip
STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
)  # fmt: skip
STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous",
    "ive", "ize", "al", "er", "ic", "ou",
)  # fmt: skip
AS_THEY_ARE = frozenset({"news", "series", "species", "this", "gas", "bus"})
"""Words whose s is no plural."""


def english(word: str) -> str:
    if len(word) < 3 or word in AS_THEY_ARE or not word.isascii():
        return word
    # A y at the beginning is a consonant: written in capitals meanwhile.
    word = "Y" + word[1:] if word[0] == "y" else word
    word = _step_4(_step_3(_step_2(_step_1(word))))
    if word.endswith("e"):
        stem = word[:-1]
        if MEASURE_OVER_1.match(stem) or (MEASURE_1.match(stem) and not ENDS_CVC.match(stem)):
            word = stem
    if word.endswith("ll") and MEASURE_OVER_1.match(word):
        word = word[:-1]
    return word.lower()


def _step_1(word: str) -> str:
    if word.endswith(("sses", "ies")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith("eed"):
        word = word[:-1] if MEASURE_OVER_0.match(word[:-3]) else word
    elif word.endswith(("ed", "ing")):
        stem = word[:-2] if word.endswith("ed") else word[:-3]
        word = _mended(stem) if HAS_VOWEL.match(stem) else word
    if word.endswith("y") and HAS_VOWEL.match(word[:-1]):
        word = word[:-1] + "i"
    return word


def _mended(stem: str) -> str:
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if DOUBLE.search(stem):
        return stem[:-1]
    return stem + "e" if ENDS_CVC.match(stem) else stem


def _step_2(word: str) -> str:
    return _replaced(word, STEP_2)


def _step_3(word: str) -> str:
    return _replaced(word, STEP_3)


def _replaced(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, other in endings:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return stem + other if MEASURE_OVER_0.match(stem) else word
    return word


def _step_4(word: str) -> str:
    if word.endswith(("sion", "tion")):
        return word[:-3] if MEASURE_OVER_1.match(word[:-3]) else word
    for ending in STEP_4:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return stem if MEASURE_OVER_1.match(stem) else word
    return word


def french(word: str) -> str:
    if len(word) < 5:
        return word.removesuffix("s") if len(word) == 4 else word
    if word.endswith("aux"):
        return word[:-3] + "al"
    for ending in ("x", "s", "r", "e", "e"):
        word = word.removesuffix(ending)
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def iberian(word: str) -> str:
    if len(word) < 4:
        return word
    word = word.removesuffix("s")
    return word[:-1] if len(word) > 3 and word[-1] in "aeo" else word


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


STEMMERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"en": english, "fr": french, "es": iberian, "pt": iberian, "ar": arabic}
)


def stem(word: str, language: str) -> str:
    """The stem of a folded ``word`` in the language with this code (``fr``, ``pt-BR``)."""
    of = STEMMERS.get(language.partition("-")[0].lower())
    return (of(word) or word) if of else word


def stems(word: str) -> frozenset[str]:
    """What a reader's ``word`` may have become, for nobody says in which language it was asked."""
    if "؀" <= word[0] <= "ۿ":
        return frozenset({word, arabic(word)})
    return frozenset({word, *(stem(word, language) for language in ("en", "fr", "es"))})
