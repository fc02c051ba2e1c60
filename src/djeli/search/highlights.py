"""The lines of a story in which the words were found, with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from djeli.kit.words.tokens import WORD, is_pair, tokens_of
from djeli.search.question import Term

WIDTH = 220
"""Characters of an excerpt."""
FARTHEST = 20_000
"""Characters of a body that are looked through."""
FIRST = 900
"""Characters that are enough where ``ENOUGH`` words of what was asked stand in them: news says it
first."""
ENOUGH = 3

LONG = 40
"""Characters without a space that are not kept in memory."""


class Piece(NamedTuple):
    """A stretch of text, found or not."""

    text: str
    is_found: bool


Marked = tuple[Piece, ...]


def marked(text: str, terms: Sequence[Term], language: str) -> Marked:
    """The whole of ``text`` in pieces."""
    return tuple(_pieces(text, _hits(text, terms, language), 0, len(text)))


def excerpt(text: str, terms: Sequence[Term], language: str) -> Marked:
    """The stretch of ``text`` with most of what was asked; empty if nothing of it is there."""
    text = text[:FARTHEST]
    hits = _hits(text[: text.find(" ", FIRST) + 1 or FIRST], terms, language)
    if len(text) > FIRST and len({one.token for one in hits}) < min(ENOUGH, len(terms)):
        hits = _hits(text, terms, language)
    if not hits:
        return ()
    start, end = _window(text, hits)
    before, after = ("… " if start else ""), ("\N{NO-BREAK SPACE}…" if end < len(text) else "")
    pieces = list(_pieces(text, hits, start, end))
    return (
        *([Piece(before, False)] if before else []),
        *pieces,
        *([Piece(after, False)] if after else []),
    )


class Hit(NamedTuple):
    start: int
    end: int
    token: str


def _hits(text: str, terms: Sequence[Term], language: str) -> list[Hit]:
    wanted = frozenset(token for term in terms for way in term.ways for token in way)
    pairs = [token for token in wanted if is_pair(token)]
    found: list[Hit] = []
    # What stands between spaces is looked at once: a text has far fewer different ones.
    for chunk in set(text.split()):
        inside = [
            Hit(start + one, start + other, token)
            for start, end, tokens in (_words if len(chunk) < LONG else _read)(chunk, language)
            if pairs or not wanted.isdisjoint(tokens)
            for one, other, token in _stretches(chunk[start:end], tokens, wanted, pairs)
        ]
        if inside:
            for at in _places(text, chunk):
                found += [Hit(at + one, at + other, token) for one, other, token in inside]
    return sorted(found)


Words = tuple[tuple[int, int, tuple[str, ...]], ...]


def _read(chunk: str, language: str) -> Words:
    """From where to where each word in ``chunk`` is, and its tokens."""
    return tuple(
        (one.start(), one.end(), tokens_of(one[0], language)) for one in WORD.finditer(chunk)
    )


_words = lru_cache(maxsize=30_000)(_read)


def _stretches(
    written: str, tokens: Sequence[str], wanted: frozenset[str], pairs: Sequence[str]
) -> Iterator[tuple[int, int, str]]:
    inside = _within(written, wanted) if pairs else []
    if inside:
        yield from ((one, other, written[one:other]) for one, other in inside)
    elif not wanted.isdisjoint(tokens):
        yield 0, len(written), tokens[0]


def _places(text: str, chunk: str) -> Iterator[int]:
    """Where ``chunk`` is in ``text`` with spaces (or nothing) around it."""
    at = text.find(chunk)
    while at >= 0:
        end = at + len(chunk)
        if (not at or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield at
        at = text.find(chunk, end)


def _within(written: str, wanted: Iterable[str]) -> list[tuple[int, int]]:
    """Letters without spaces are found in pairs: those that touch are one."""
    touching: list[tuple[int, int]] = []
    found = {
        (place, place + len(token))
        for token in wanted
        for place in range(len(written))
        if written.startswith(token, place)
    }
    for start, end in sorted(found):
        if touching and start <= touching[-1][1]:
            touching[-1] = touching[-1][0], max(end, touching[-1][1])
        else:
            touching.append((start, end))
    return touching


def _window(text: str, hits: Sequence[Hit]) -> tuple[int, int]:
    """From where to where: the stretch with most different tokens, cut between words."""
    best, most = hits[0].start, 0
    first = 0
    for last, hit in enumerate(hits):
        while hit.end - hits[first].start > WIDTH - 60:
            first += 1
        there = len({one.token for one in hits[first : last + 1]})
        if there > most:
            best, most = hits[first].start, there
    start = max(0, best - 60)
    if start:
        space = text.find(" ", start, best)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + WIDTH)
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > best else end
    return start, end


def _pieces(text: str, hits: Sequence[Hit], start: int, end: int) -> Iterable[Piece]:
    place = start
    for hit in hits:
        if hit.start < place or hit.end > end:
            continue
        if hit.start > place:
            yield Piece(text[place : hit.start], False)
        yield Piece(text[hit.start : hit.end], True)
        place = hit.end
    if place < end:
        yield Piece(text[place:end], False)
