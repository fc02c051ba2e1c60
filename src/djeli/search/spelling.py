"""Spelling suggestions ("Did you mean"): words of live stories that are one slip away.

A typing error leaves the first or the last half of a word unchanged, or swaps the two letters in
the middle. So the candidates are three ranges of an index; their distance is counted here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import eq

from django.db import connection
from django.db.models import QuerySet

from djeli.search.models import Known

SHORTEST = 4
"""Letters of a word that is worth a guess."""
CANDIDATES = 400
LAST_LETTER = "\U0010ffff"


def nearest(word: str, without: Iterable[str] = ()) -> list[str]:
    """Up to three words like the folded ``word``, nearest first, as they are written."""
    if len(word) < SHORTEST:
        return []
    allowed = 1 if len(word) < 8 else 2
    found: dict[str, tuple[int, int, int, str]] = {}
    for row in _candidates(word):
        far = distance(word, row.word, allowed)
        if far <= allowed and row.word != word:
            # The beginning of a word is seldom mistyped.
            alike = sum(1 for _ in takewhile(bool, map(eq, word, row.word)))
            found[row.word] = (far, -alike, -row.stories, row.written)
    return [written for *_, written in sorted(found.values())[:3]]


def _candidates(word: str) -> Iterable[Known]:
    half = len(word) // 2
    exchanged = word[: half - 1] + word[half] + word[half - 1]
    ranges = (("word", word[:half]), ("reversed", word[half:][::-1]), ("word", exchanged))
    for column, beginning in ranges:
        rows = _beginning(column, beginning).filter(stories__gt=0)
        yield from rows.order_by("-stories")[:CANDIDATES]


def _beginning(column: str, beginning: str) -> QuerySet[Known]:
    if connection.vendor == "postgresql":
        # Django gives texts an index for this there; elsewhere a range is one.
        return Known.objects.filter(**{f"{column}__startswith": beginning})
    return Known.objects.filter(
        **{f"{column}__gte": beginning, f"{column}__lt": beginning + LAST_LETTER}
    )


def distance(one: str, other: str, most: int) -> int:
    """Letters to change, add, leave out or exchange with their neighbour; ``most`` + 1 beyond."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: Sequence[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 < column and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]
