"""Where in a story a reported passage is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from djeli.stories.models import Article
from djeli.stories.text import bodies

LETTERS = re.compile(r"\w+")
Piece = tuple[str, bool]


def marked(story: Article, passage: str) -> list[list[Piece]]:
    """The story's paragraphs, headline and standfirst first, each as pieces: text, and whether it
    is the passage. Nothing is marked where the story says it no longer."""
    texts = [story.title, story.standfirst, *bodies.texts(list(story.body.raw_data))]
    texts = [" ".join(text.split()) for text in texts if text.strip()]
    return _marked(texts, passage)


def _marked(texts: Sequence[str], passage: str) -> list[list[Piece]]:
    """A passage may run over several paragraphs, and quotes and spaces may differ."""
    starts, words = [], []
    for number, text in enumerate(texts):
        for found in LETTERS.finditer(text):
            starts.append((number, found.start(), found.end()))
            words.append(found[0].casefold())
    wanted = [found[0].casefold() for found in LETTERS.finditer(passage)]
    at = _place(words, wanted)
    if at is None:
        return [[(text, False)] for text in texts]
    inside = starts[at : at + len(wanted)]
    return [
        _pieces(text, [one for one in inside if one[0] == place])
        for place, text in enumerate(texts)
    ]


def _place(words: Sequence[str], wanted: Sequence[str]) -> int | None:
    if not wanted:
        return None
    for at in range(len(words) - len(wanted) + 1):
        if words[at] == wanted[0] and list(words[at : at + len(wanted)]) == list(wanted):
            return at
    return None


def _pieces(text: str, inside: Sequence[tuple[int, int, int]]) -> list[Piece]:
    if not inside:
        return [(text, False)]
    start, end = inside[0][1], inside[-1][2]
    pieces = [(text[:start], False), (text[start:end], True), (text[end:], False)]
    return [piece for piece in pieces if piece[0]]
