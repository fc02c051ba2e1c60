"""Where the words that a reader types begin words of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from djeli.kit.words.letters import fold
from djeli.kit.words.tokens import RUN, WORD, folded
from djeli.search.highlights import Marked, Piece


def with_beginnings(text: str, words: Sequence[str]) -> Marked | None:
    """``text`` in pieces, with what was typed marked in it; None where a word begins nothing there.

    ``words`` are folded, as ``plain`` gives them.
    """
    pieces: list[Piece] = []
    missing, end = set(words), 0
    for start, length, word in _found(text, words):
        missing.discard(word)
        pieces += [Piece(text[end:start], False), Piece(text[start : start + length], True)]
        end = start + length
    if missing:
        return None
    return tuple(piece for piece in (*pieces, Piece(text[end:], False)) if piece.text)


def _found(text: str, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Of each word of ``text`` that begins so: where, how many characters, and with which word."""
    longest_first = sorted(words, key=len, reverse=True)
    for written in WORD.finditer(text):
        forms = folded(written[0])
        for word in longest_first:
            if any(form.startswith(word) for form in forms):
                start, length = _letters(written[0], word)
                yield written.start() + start, length, word
                break


def _letters(written: str, word: str) -> tuple[int, int]:
    """The characters of ``written`` that say ``word``: all of it where that cannot be told."""
    if RUN.search(written):
        place = written.find(word)
        return (place, len(word)) if place >= 0 else (0, len(written))
    for start in (0, *(at + 1 for at, letter in enumerate(written) if not letter.isalnum())):
        for end in range(start + 1, len(written) + 1):
            if fold(written[start:end]) == word:
                return start, end - start
    return 0, len(written)
