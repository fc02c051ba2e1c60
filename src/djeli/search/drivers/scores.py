"""How well a story matches a question (BM25 with weighted columns).

FTS5's own bm25 counts each phrase's stories in the whole index before it answers, however few are
wanted: a question of eight words in three spellings would walk through twenty-four lists. Here only
the stories that were found are looked at. The formula is the same (BM25 with weighed columns).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from djeli.kit.words.tokens import is_pair
from djeli.search.index import vocabulary
from djeli.search.question import Term
from djeli.search.timed_cache import TimedCache

HEADLINE, STANDFIRST, NAMES = 10.0, 4.0, 5.0
"""What a word there weighs, against one in the body."""
SATURATION = 1.2
"""How soon one more of the same word adds little."""
BY_LENGTH, USUAL_LENGTH = 0.6, 2000
"""How much less a word says in a body that is longer than so many characters (BM25's b)."""
FEWEST = 0.5
"""Of a word that stands further down than is read."""

Texts = Sequence[str]
"""Tokens with spaces between, of headline, standfirst, body, names."""


def scorer(terms: Sequence[Term], *, is_some: bool) -> Callable[[Texts], float]:
    """A function from a story's texts to its score. ``is_some``: not every term need be there."""
    rare = _rarities.of(tuple(terms), lambda: _rarity(terms))
    patterns = [(rare[term], [_pattern(way) for way in sorted(term.ways)]) for term in terms]
    least = 0.0 if is_some else FEWEST

    def score(texts: Texts) -> float:
        headline, standfirst, body, names = [f" {text} " for text in texts]
        soon = SATURATION * (1 - BY_LENGTH + BY_LENGTH * len(body) / USUAL_LENGTH)
        total = 0.0
        for rarity, ways in patterns:
            there = 0.0
            for way in ways:
                there += (
                    HEADLINE * headline.count(way)
                    + STANDFIRST * standfirst.count(way)
                    + body.count(way)
                    + NAMES * names.count(way)
                )
            there = there or least
            total += rarity * there * (1 + SATURATION) / (there + soon)
        return total

    return score


_rarities: TimedCache[dict[Term, float]] = TimedCache()
"""One question asks the index up to three times."""


def _rarity(terms: Sequence[Term]) -> dict[Term, float]:
    return {term: vocabulary.rarity(n) for term, n in vocabulary.stories_with(terms).items()}


def _pattern(way: Sequence[str]) -> str:
    # A single letter of a script without spaces stands in pairs that begin with it.
    is_beginning = len(way) == 1 and len(way[0]) == 1 and is_pair(way[0])
    return f" {' '.join(way)}" + ("" if is_beginning else " ")
