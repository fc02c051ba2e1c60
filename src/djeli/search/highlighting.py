"""Where in a story the words stand: its best lines, with what was found marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from djeli.search.question import Term
from djeli.search.words.splitting import WORD, is_pair, places, tokens_of

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
    pairs = [token for token in wanted if is_pair(token)]
    found: list[Hit] = []
    # Each different word is looked at once: a text has far fewer of them than words.
    for written in set(WORD.findall(text)):
        tokens = tokens_of(written, language)
        if len(tokens) == 1 and tokens[0] in wanted and not pairs:
            found += [Hit(at, at + len(written), tokens[0]) for at in places(text, written)]
        elif pairs and (inside := _within(written, wanted)):
            for at in places(text, written):
                found += [Hit(at + one, at + other, written[one:other]) for one, other in inside]
        elif not wanted.isdisjoint(tokens):
            found += [Hit(at, at + len(written), tokens[0]) for at in places(text, written)]
    return sorted(found)


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
