"""Turns text of any script into a slug, and an asked address into the form that we store.

Latin letters lose their accents (``ọ̀rọ̀ ìlú`` is ``oro-ilu``); other scripts stay as they are, in
NFC and lower case, with the marks that belong to them. Decision 0027 says why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType

LONGEST = 75
"""Letters of a slug."""
MOST_BYTES = 180
"""Of a slug in UTF-8: in an address each of them takes three characters where it is not ASCII."""
LATIN = MappingProxyType(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "đ": "d",
        "ı": "i",
        "ŋ": "n",
        "ə": "e",
        "ǝ": "e",
        "ɛ": "e",
        "ɔ": "o",
        "ɣ": "g",
        "ɩ": "i",
        "ʊ": "u",
        "ʋ": "v",
        "ʃ": "sh",
        "ʒ": "zh",
        "ĸ": "k",
    }
)
"""Latin letters that Unicode does not call an ASCII letter with something added."""
WITH = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]) WITH .+")
APOSTROPHES = frozenset("'’‘‛`´ʼʻʹʾʿˈꞌ′")
"""They join what they stand between: ``Kenya’s`` is ``kenyas``."""
KASHIDA = "ـ"
"""Draws Arabic letters apart, and says nothing."""
UNSEEN = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Variation selectors: how a letter is drawn, not which it is."""
COMPATIBLE = re.compile("[\u0e00-\u0eff]")
"""Thai and Lao: the vowel AM is one letter there, and NFKC would make two of it."""


@lru_cache(maxsize=2000)
def slug_of(text: str, longest: int = LONGEST) -> str:
    """The slug of ``text``: words with hyphens between them, cut at the end of a word where it is
    long. Empty if nothing in the text is a letter or a number."""
    words = "".join(_letters(_composed(text))).split("-")
    return _cut([word for word in words if word], longest)


def tidied(address: str) -> str:
    """``address``, as people and programs write it, as we would have written it: in NFC and lower
    case, without marks that nobody sees."""
    plain = "".join(
        letter for letter in address if unicodedata.category(letter) not in {"Cc", "Cf"}
    )
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", plain).lower())


def is_slug(text: str) -> bool:
    """True if ``text`` can stand in an address as it is."""
    return bool(text) and all(
        letter in "-_" or (letter.isalnum() and letter.lower() == letter) or _is_mark(letter)
        for letter in text
    )


def _composed(text: str) -> str:
    """NFC, with letters that are only drawn differently (wide, bold, joined) as the usual ones."""
    usual = (
        letter if COMPATIBLE.match(letter) else unicodedata.normalize("NFKC", letter)
        for letter in unicodedata.normalize("NFC", text)
    )
    return unicodedata.normalize("NFC", "".join(usual)).lower()


def _letters(text: str) -> Iterator[str]:
    """Letter by letter: itself, others in its place, nothing, or a hyphen."""
    before = "-"
    for letter in text:
        if _is_mark(letter):
            # A mark belongs to the letter before it: to a Latin one it is an accent.
            if before != "-" and not before.isascii():
                yield letter
        elif letter in APOSTROPHES or letter == KASHIDA or _is_unseen(letter):
            continue
        else:
            before = _folded(letter) if letter.isalnum() else "-"
            yield before


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Mc"} and not UNSEEN.match(letter)


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cf", "Me"} or bool(UNSEEN.match(letter))


@lru_cache(maxsize=2000)
def _folded(letter: str) -> str:
    """A Latin letter in ASCII, any other as it is."""
    if letter.isascii():
        return letter
    if letter in LATIN:
        return LATIN[letter]
    first = unicodedata.normalize("NFD", letter)[0]
    if first.isascii():
        return first
    named = WITH.fullmatch(unicodedata.name(first, ""))
    return LATIN.get(first) or (named[1].lower() if named else letter)


def _cut(words: list[str], longest: int) -> str:
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if not _fits(longer, longest):
            # A script without spaces, or one endless word: cut between two letters.
            return slug or _shortened(word, longest)
        slug = longer
    return slug


def _shortened(word: str, longest: int) -> str:
    while not _fits(word, longest):
        end = len(word) - 1
        while end and _is_mark(word[end]):
            end -= 1
        word = word[:end]
    return word


def _fits(slug: str, longest: int) -> bool:
    return len(slug) <= longest and len(slug.encode()) <= MOST_BYTES
