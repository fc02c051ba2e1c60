"""Where in a story the words stand: its best lines, with what was found marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from djeli.search.question import Term
from djeli.search.words.splitting import Word, is_pair, words

WIDTH = 220
"""Characters of an excerpt."""
FARTHEST = 20_000
"""Characters of a body that are looked through."""


class Piece(NamedTuple):
    """A stretch of text, found or not."""

    text: str
    is_found: bool


Marked = tuple[Piece, ...]


def marked(text: str, terms: Sequence[Term], language: str) -> Marked:
    """The whole of ``text`` in pieces."""
    return tuple(_pieces(text, _hits(text, terms, language), 0, len(text)))


def excerpt(text: str, terms: Sequence[Term], language: str) -> Marked:
    """The stretch of ``text`` with most of what was asked; empty where nothing of it is there."""
    text = text[:FARTHEST]
    hits = _hits(text, terms, language)
    if not hits:
        return ()
    start, end = _window(text, hits)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
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
    lone = tuple(token for token in wanted if len(token) == 1 and is_pair(token))
    found: list[Hit] = []
    for word in words(text, language):
        if wanted.isdisjoint(word.tokens) and not (lone and _begins(word, lone)):
            continue
        if len(word.tokens) == 1:
            found.append(Hit(word.start, word.end, word.tokens[0]))
        else:
            found += _within(text, word, {*wanted, *lone})
    return found


def _begins(word: Word, letters: tuple[str, ...]) -> bool:
    return any(token.startswith(letters) for token in word.tokens)


def _within(text: str, word: Word, wanted: Iterable[str]) -> Iterable[Hit]:
    """Letters without spaces are found in pairs: those that touch are one."""
    written = text[word.start : word.end]
    places = sorted(
        {
            (place, place + len(token))
            for token in wanted
            for place in range(len(written))
            if written.startswith(token, place)
        }
    )
    start = end = -1
    for one, other in places:
        if one > end:
            if end > 0:
                yield Hit(word.start + start, word.start + end, written[start:end])
            start = one
        end = max(end, other)
    if end > 0:
        yield Hit(word.start + start, word.start + end, written[start:end])


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
