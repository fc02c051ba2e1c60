"""Parses what a reader typed: words, "phrases", -excluded words.

No input is an error: characters that mean something to a database are plain characters here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from djeli.kit.words.stems import LANGUAGES, stem, stems
from djeli.kit.words.stop_words import FREQUENT
from djeli.kit.words.tokens import WORD, folded, forms, is_pair, normal

LONGEST = 200
"""Characters that are read; the rest is left out."""
MOST_TERMS = 16
QUOTED = re.compile(
    r"(?P<minus>(?:^|(?<=\s))-)?(?:[\"“”„«»](?P<phrase>[^\"“”„«»]+)[\"“”„«»]|(?P<word>\S+))"
)

Phrase = tuple[str, ...]
"""Tokens that follow each other."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must (or must not) be there: any of ``ways``, for stems differ by language.

    ``written`` is what the reader typed.
    """

    ways: frozenset[Phrase]
    written: str
    plain: Phrase

    @property
    def is_frequent(self) -> bool:
        return len(self.plain) == 1 and self.plain[0] in FREQUENT


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` as it was read; ``is_cut`` where something was too much to be read."""

    text: str
    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()
    is_cut: bool = False


def read(typed: str) -> Question:
    """Read what was typed. Without a word in it ``wanted`` is empty."""
    # A cut first: nothing looks at more than that, whatever the length.
    text = " ".join(normal(typed[: LONGEST * 4]).split())
    is_cut = len(typed) > LONGEST * 4 or len(text) > LONGEST
    text = text[:LONGEST]
    wanted: dict[frozenset[Phrase], Term] = {}
    unwanted: dict[frozenset[Phrase], Term] = {}
    for found in QUOTED.finditer(text):
        into = unwanted if found["minus"] else wanted
        for term in _terms(found["phrase"], found["word"]):
            into.setdefault(term.ways, term)
    every = list(wanted.values())
    telling = [term for term in every if not term.is_frequent] or every
    is_cut |= len(telling) > MOST_TERMS
    return Question(
        text, tuple(telling[:MOST_TERMS]), tuple(unwanted.values())[:MOST_TERMS], is_cut
    )


def _terms(phrase: str | None, word: str | None) -> list[Term]:
    if phrase:
        written = WORD.findall(phrase)
        return [_term(written)] if written else []
    # What a hyphen or a stroke joins follows each other.
    return [_term([one]) for one in WORD.findall(word or "")]


def _term(written: list[str]) -> Term:
    if len(written) == 1 and len(both := forms(written[0])) == 2 and not is_pair(both[0]):
        ways = frozenset((way,) for one in both for way in stems(one))
        return Term(ways, written[0], both[-1:])
    plain = tuple(token for one in written for token in folded(one))[:MOST_TERMS]
    if len(plain) == 1 and not is_pair(plain[0]):
        every: set[Phrase] = {(way,) for way in stems(plain[0])}
    else:
        every = {tuple(stem(token, language) for token in plain) for language in (*LANGUAGES, "")}
    return Term(frozenset(every), " ".join(written), plain)
