"""Ranks the stories that match a question, and counts them. Both within limits.

At most ``MOST`` of the newest matches are scored, and ``HEADLINES`` older ones that have all words
in the headline. If there are more, counts say "at least".
"""

from __future__ import annotations

import time
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone

from djeli.search.drivers.interface import Driver, Match, Wish
from djeli.search.index import vocabulary
from djeli.search.index.documents import IN_A_MINUTE, number_at
from djeli.search.question import Question, Term

MOST = 200
HEADLINES = 50
PERIODS = (1, 7, 30, 365)
"""Days back from now that a reader may choose."""
FRESH = 0.6
"""How much more a story weighs that came out just now than one of long ago."""
HALF_LIFE = 60.0
"""Days after which half of that is left."""
RARE = 4000
"""Stories in which the words stand that are looked up one by one, all together."""
TAIL = 0.4
"""Of the best score: what has less of what was asked is left out."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a reader chose beside the words: keys of lists, days back from now; 0: any time."""

    section: str = ""
    author: str = ""
    days: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for key in (self.section, self.author) if key)


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of stories in order, how many there are (``is_more``: at least), and for each key and
    each period how many it would leave. ``is_some``: no story has all the words."""

    ids: Sequence[int]
    is_more: bool = False
    keys: Counter[str] | None = None
    periods: Counter[int] | None = None
    is_some: bool = False


def ask(driver: Driver, question: Question, narrowing: Narrowing, *, by_date: bool) -> Found:
    """What ``driver`` knows. Raises Django's database errors, and TooMuch."""
    wish = Wish(question.wanted, question.unwanted, limit=MOST, is_weighed=not by_date)
    is_narrowed = narrowing != Narrowing()
    # Of what lies outside what was chosen, only the number is shown.
    matches = driver.all_words(replace(wish, is_weighed=not (by_date or is_narrowed)))
    is_some = not _seen(matches) and len(question.wanted) > 1
    if is_some:
        matches = _some(driver, wish)
    is_more = len(matches) >= MOST
    if not is_some and (is_more or is_narrowed):
        matches = _more(driver, wish, narrowing, matches)
    every = _seen(matches)
    chosen = _fitting(every, narrowing)
    keys, periods = _counts(every, chosen, narrowing)
    ordered = _by_date(chosen) if by_date else _by_worth(chosen)
    return Found(array("q", ordered), is_more, keys, periods, is_some)


def exists(driver: Driver, terms: Sequence[Term]) -> bool:
    """True if a reader would find a story that has all of ``terms``."""
    return bool(_seen(driver.all_words(Wish(tuple(terms), limit=20))))


def _more(driver: Driver, wish: Wish, narrowing: Narrowing, newest: Sequence[Match]) -> list[Match]:
    """The newest matches, the newest of what was chosen, and older ones by their headline."""
    chosen = newest
    narrowed = replace(wish, keys=narrowing.keys, since=_since(narrowing.days))
    if narrowing != Narrowing():
        chosen = driver.all_words(narrowed)
    found = {one.number: one for one in (*newest, *chosen)}
    if len(chosen) >= wish.limit:
        oldest = min(one.number for one in chosen)
        older = driver.in_headline(replace(narrowed, limit=HEADLINES, until=oldest))
        found |= {one.number: one for one in older}
    return list(found.values())


def _some(driver: Driver, wish: Wish) -> Sequence[Match]:
    """The best matches of the rarer words, where no story has all of them."""
    stories = vocabulary.stories_with(wish.wanted)
    terms: list[Term] = []
    looked_at = 0
    for term in sorted(wish.wanted, key=stories.__getitem__):
        looked_at += stories[term]
        if len(terms) < 2 or looked_at <= RARE:
            terms.append(term)
    weights = [vocabulary.rarity(stories[term]) for term in terms]
    found = driver.some_words(replace(wish, wanted=tuple(terms)), weights)
    best = max((one.score for one in found), default=0.0)
    return [one for one in found if one.score >= best * TAIL]


def _seen(matches: Iterable[Match]) -> list[Match]:
    return [one for one in matches if one.story_id is not None]


def _fitting(matches: Sequence[Match], narrowing: Narrowing) -> Sequence[Match]:
    if narrowing == Narrowing():
        return matches
    since, wanted = _since(narrowing.days) or 0, set(narrowing.keys)
    return [one for one in matches if one.number >= since and wanted.issubset(one.keys.split())]


def _since(days: int) -> int | None:
    return number_at(timezone.now() - timedelta(days=days)) if days else None


def _counts(
    every: Sequence[Match], chosen: Sequence[Match], narrowing: Narrowing
) -> tuple[Counter[str], Counter[int]]:
    """How many each choice would leave, the other choices kept."""
    keys: Counter[str] = Counter()
    periods: Counter[int] = Counter()
    for name, others in (
        ("section", replace(narrowing, section="")),
        ("author", replace(narrowing, author="")),
    ):
        of = chosen if others == narrowing else _fitting(every, others)
        counted = Counter(" ".join(one.keys for one in of).split())
        keys.update({key: count for key, count in counted.items() if key.startswith(name)})
    whenever = replace(narrowing, days=0)
    of = chosen if whenever == narrowing else _fitting(every, whenever)
    numbers = sorted(one.number for one in of)
    for days in (0, *PERIODS):
        periods[days] = len(numbers) - bisect_left(numbers, _since(days) or 0)
    return keys, periods


def _by_date(matches: Iterable[Match]) -> list[int]:
    return [one.story_id for one in sorted(matches, reverse=True) if one.story_id is not None]


def _by_worth(matches: Iterable[Match]) -> list[int]:
    now = time.time() / 60 / 60 / 24

    def worth(one: Match) -> tuple[float, int]:
        age = max(0.0, now - one.number / IN_A_MINUTE / 60 / 24)
        return one.score * (1 + FRESH * 0.5 ** (age / HALF_LIFE)), one.number

    ranked = sorted(matches, key=worth, reverse=True)
    return [one.story_id for one in ranked if one.story_id is not None]
