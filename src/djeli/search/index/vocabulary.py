"""The words of live stories, and in how many stories each is: for spelling and ranking."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import connection

from djeli.search.index.documents import Document, is_counted
from djeli.search.models import Document as Indexed
from djeli.search.models import Known, Vocabulary
from djeli.search.question import Term
from djeli.search.timed_cache import TimedCache

# Sorted by word, so that two who write never wait for each other in a circle.
COUNT = (
    "INSERT INTO search_known (word, reversed, written, stories) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT (word) DO UPDATE SET stories = search_known.stories + excluded.stories"
)
TOGETHER = 500
_size: TimedCache[int] = TimedCache(most=1, seconds=60.0)


def change(gone: Iterable[int], come: Mapping[int, Document]) -> None:
    """Take out the words of the documents ``gone`` (numbers), put in those that ``come``."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    leaving = Vocabulary.objects.filter(number__in=list(gone))
    for words in leaving.values_list("words", flat=True):
        counts.subtract(words.split())
    leaving.delete()
    rows = []
    for number, document in come.items():
        own = document.vocabulary()
        written |= own
        counts.update(own.keys())
        rows.append(Vocabulary(number=number, words=" ".join(own)))
    Vocabulary.objects.bulk_create(rows, batch_size=TOGETHER)
    _count({word: count for word, count in counts.items() if count}, written)


def _count(counts: Mapping[str, int], written: Mapping[str, str]) -> None:
    ordered = sorted(counts)
    with connection.cursor() as cursor:
        cursor.executemany(
            COUNT, [[one, one[::-1], written.get(one, one), counts[one]] for one in ordered]
        )
    fewer = [word for word in ordered if counts[word] < 0]
    for start in range(0, len(fewer), TOGETHER):
        chunk = fewer[start : start + TOGETHER]
        Known.objects.filter(word__in=chunk, stories__lte=0).delete()


def frequencies(words: Iterable[str]) -> dict[str, int]:
    """In how many stories each of these folded words is; 0 for none."""
    asked = list(words)
    marks = ", ".join(["%s"] * len(asked)) or "NULL"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT word, stories FROM search_known WHERE word IN ({marks})", asked)  # noqa: S608 (marks alone)
        found = dict(cursor.fetchall())
    return {word: found.get(word, 0) for word in asked}


def having(words: Iterable[str]) -> dict[str, int]:
    """As ``frequencies``, with a guess for what is not counted: half of the stories have a
    word of one or two letters, and few a certain number."""
    counts, all_ = frequencies(words), size()
    for word in counts:
        if is_counted(word):
            continue
        counts[word] = all_ // 100 if word.isdigit() else all_ // 2
    return counts


def stories_with(terms: Iterable[Term]) -> dict[Term, int]:
    """About how many stories have each term. Words are counted as they are written: of those with
    one stem the most frequent is looked at, of a phrase the rarest."""
    asked = list(terms)
    counts = having({token for term in asked for way in (term.plain, *term.ways) for token in way})
    return {
        term: max(
            min((counts[token] for token in way), default=0) for way in (term.plain, *term.ways)
        )
        for term in asked
    }


def rarity(stories: int) -> float:
    """What a word weighs that so many stories have (BM25's: log(1 + (N - n + 1/2) / (n + 1/2)))."""
    return math.log(1 + (max(size() - stories, 0) + 0.5) / (stories + 0.5))


def size() -> int:
    """How many stories are indexed, as of the last minute."""
    return _size.of("stories", Indexed.objects.count)
