"""A story's terms: words and pairs of words, each with its weight in the story."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from djeli.kit.words.stems import stem
from djeli.kit.words.stop_words import is_telling
from djeli.kit.words.tokens import words

HEADLINE, STANDFIRST, BODY = 3.0, 2.0, 1.0
LONGEST = 2500
"""Words of a body that are read: a book in instalments takes no longer than a report."""
KEPT = 40
"""Terms that are kept of a story."""
NAME = "@"
"""Before the code of a place or organisation that the text names, in whatever language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A story's words. ``names`` are codes of what it names, as often as it does."""

    headline: str
    standfirst: str = ""
    body: str = ""
    language: str = "en"
    names: tuple[str, ...] = ()


def weighed(text: Text) -> dict[str, float]:
    """Each term with its weight: one and more, growing slowly with how often it stands where."""
    counts: Counter[str] = Counter()
    for part, weight in ((text.headline, HEADLINE), (text.standfirst, STANDFIRST)):
        _count(counts, words(part), text.language, weight, pairs=True)
    _count(counts, words(text.body)[:LONGEST], text.language, BODY, pairs=False)
    for name in text.names:
        counts[f"{NAME}{name}"] += 1
    return {term: 1 + math.log(count) for term, count in counts.items()}


def _count(
    counts: Counter[str], found: list[str], language: str, weight: float, *, pairs: bool
) -> None:
    before = ""
    for word in found:
        if not is_telling(word, language):
            before = ""
            continue
        term = stem(word, language)
        counts[term] += weight  # type: ignore[assignment]
        if pairs and before:
            counts[f"{before} {term}"] += weight  # type: ignore[assignment]
        before = term


def rarity(stories: int, having: int) -> float:
    """How much a term tells that ``having`` of ``stories`` have: near 0 if all do."""
    return math.log((stories + 2) / (having + 1)) + 0.05


def most_telling(
    weights: Mapping[str, float], rarities: Mapping[str, float], most: int = KEPT
) -> list[tuple[str, float]]:
    """The ``most`` terms that set a story apart, with their weights, the most telling first."""
    ordered = sorted(weights, key=lambda term: (-weights[term] * rarities[term], term))
    return [(term, round(weights[term], 2)) for term in ordered[:most]]


def key(term: str) -> int:
    """A number for a term, that fits a column of 64 bits with a sign."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), signed=True)


def topic_term(pk: int) -> str:
    """A topic as a term: it is counted like one."""
    return f"#{pk}"


def keys(terms: Iterable[str]) -> dict[int, str]:
    return {key(term): term for term in terms}
