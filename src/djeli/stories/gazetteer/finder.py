"""Finds names in a text: the longest match at word borders, in any script.

Case counts, as "us" is not the US: a name that begins with a capital is found only where the text
has one, and letters all capital only where they are so in the text. Accents do not count, but in
names of four letters and fewer, where ``Salé`` is a town and ``sale`` is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from djeli.kit.words.letters import fold
from djeli.kit.words.tokens import PART
from djeli.stories.gazetteer.entries import Entry, entries

Key = TypeVar("Key", bound=Hashable)

SHORT = 4
LONGEST = 200_000
"""Characters of a text that are read."""
JOINT = re.compile(r"[ \u00a0\u202f'’.\-‐‑]{1,2}")
"""What may be between the words of one name."""


_folded = lru_cache(maxsize=1 << 15)(fold)
"""Texts have few words, and each often."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it is written, folded, and from where to where."""

    written: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name(Generic[Key]):
    key: Key
    written: tuple[str, ...]
    is_ambiguous: bool


def split(text: str) -> list[Word]:
    """The words of a text, with their positions in its composed form (Unicode's NFC)."""
    composed = unicodedata.normalize("NFC", text[:LONGEST])
    return [Word(m[0], _folded(m[0]), m.start(), m.end()) for m in PART.finditer(composed)]


class Finder(Generic[Key]):
    """Finds the names that it was given. Of two equal ones the first that was given counts."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], _Name[Key]]] = {}
        self._lengths: dict[str, list[int]] = {}

    def add(self, key: Key, names: Iterable[str], *, is_ambiguous: bool = False) -> None:
        """Let any of ``names`` in a text count for ``key``."""
        for name in names:
            parts = split(name)
            folded = tuple(part.folded for part in parts)
            if not folded or (len(folded) == 1 and len(folded[0]) < 2):
                continue
            there = self._by_first.setdefault(folded[0], {})
            written = tuple(part.written for part in parts)
            there.setdefault(folded, _Name(key, written, is_ambiguous))
            lengths = {len(one) for one in there}
            self._lengths[folded[0]] = sorted(lengths, reverse=True)

    def find(self, text: str) -> Counter[Key]:
        """How often each key is named."""
        return Counter(key for key, _, _ in self.places(text))

    def places(self, text: str) -> Iterator[tuple[Key, int, int]]:
        """Each name in order: its key, and its first and last word in ``split(text)``."""
        words = split(text)
        composed = unicodedata.normalize("NFC", text[:LONGEST])
        at = 0
        while at < len(words):
            found = self._at(words, at, composed)
            if found is None:
                at += 1
                continue
            name, length = found
            yield name.key, at, at + length - 1
            at += length

    def _at(self, words: list[Word], at: int, text: str) -> tuple[_Name[Key], int] | None:
        there = self._by_first.get(words[at].folded)
        if there is None:
            return None
        for length in self._lengths[words[at].folded]:
            run = words[at : at + length]
            name = there.get(tuple(word.folded for word in run))
            if name is None or not _is_joined(run, text) or not _is_written_so(name.written, run):
                continue
            if name.is_ambiguous and _is_person(words, at, length, text):
                return None
            return name, length
        return None


def _is_joined(run: list[Word], text: str) -> bool:
    gaps = (text[one.end : other.start] for one, other in pairwise(run))
    return all(JOINT.fullmatch(gap) for gap in gaps)


def _is_written_so(name: tuple[str, ...], run: list[Word]) -> bool:
    """True if case, and in a short name every letter, is as in the name."""
    is_short = len(name) == 1 and len(name[0]) <= SHORT
    for wanted, word in zip(name, run, strict=True):
        if wanted.isupper() and (len(wanted) > 1 or len(name) > 1):
            if word.written != wanted:
                return False
        elif wanted[0].isupper() and not word.written[0].isupper():
            return False
        if is_short and word.written.casefold() != wanted.casefold():
            return False
    return True


def _is_person(words: list[Word], at: int, length: int, text: str) -> bool:
    """True if another word with a capital stands beside it: Chad Smith, Adam Chad."""
    after = words[at + length] if at + length < len(words) else None
    last = words[at + length - 1]
    if after and text[last.end : after.start] == " " and after.written[0].isupper():
        return True
    before = words[at - 1] if at else None
    return bool(
        before
        and text[before.end : words[at].start] == " "
        and before.written[0].isupper()
        and not _begins_sentence(before, text)
    )


def _begins_sentence(word: Word, text: str) -> bool:
    """True for the "In" of "In Chad"."""
    so_far = text[: word.start].rstrip(" \u00a0«“\"'(")
    return not so_far or so_far[-1] in ".!?\n:;—–"


@cache
def world() -> Finder[Entry]:
    """The finder of all names in the gazetteer."""
    finder: Finder[Entry] = Finder()
    for entry in entries():
        finder.add(entry, entry.names, is_ambiguous=entry.is_ambiguous)
    return finder


def codes_in(text: str) -> list[str]:
    """Codes of what a text names, as often as it does; a city counts for its country."""
    found = world().find(text)
    return [entry.country or entry.code for entry, times in found.items() for _ in range(times)]
