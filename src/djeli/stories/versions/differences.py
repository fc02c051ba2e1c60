"""The difference between two versions: which words came, which went, what was moved.

By the standard library's ``difflib``: first over paragraphs, then over the words of those that
resemble each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from djeli.stories.models.public_record.version import ShownContent
from djeli.stories.versions.paragraphs import Paragraph, paragraphs, said_of
from djeli.stories.versions.public_record import PARTS
from djeli.stories.versions.record_lines import lines_of

State = Literal["same", "changed", "added", "removed", "moved"]
SPACELESS = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"[{SPACELESS}]\s*|[^\s{SPACELESS}]+\s*")
"""A word with the space after it; in scripts without spaces, a letter."""
ALIKE = 0.4
"""Part of the words that two paragraphs must share to be one that changed."""
MOVED_WORDS = 4
"""A shorter paragraph that turns up elsewhere is not said to have been moved."""


class Piece(NamedTuple):
    """Some words: ``op`` is ``=`` for what stayed, ``+`` for what came, ``-`` for what went."""

    op: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of one version or of both. ``kind`` as of ``Paragraph``."""

    kind: str
    state: State
    pieces: tuple[Piece, ...]


class Part(NamedTuple):
    """A part of the public record that changed: its name among ``PARTS``, and what is different."""

    name: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different in the parts of a story. A part that is equal in both is empty, but for
    ``body``, which is whole. ``added`` and ``removed`` count words of all parts."""

    headline: tuple[Piece, ...]
    standfirst: tuple[Piece, ...]
    bylines: tuple[Piece, ...]
    picture: tuple[Piece, ...]
    record: tuple[Part, ...]
    body: tuple[Passage, ...]
    added: int
    removed: int

    @property
    def is_empty(self) -> bool:
        """True where readers see the same words in both."""
        parts = (self.headline, self.standfirst, self.bylines, self.picture, self.record)
        return not any(parts) and all(one.state == "same" for one in self.body)


def difference(old: ShownContent, new: ShownContent) -> Difference:
    """What changed from ``old`` to ``new``."""
    body = tuple(
        compare(paragraphs(old.blocks, old.pictures), paragraphs(new.blocks, new.pictures))
    )
    lines = {
        "headline": _part(old.headline, new.headline),
        "standfirst": _part(old.standfirst, new.standfirst),
        "bylines": _part(_names(old), _names(new)),
        "picture": _part(*(said_of(one.picture) if one.picture else "" for one in (old, new))),
    }
    record = tuple(_record(old, new))
    shown = [*lines.values(), *(one.pieces for one in body)]
    shown += [passage.pieces for part in record for passage in part.passages]
    return Difference(
        **lines, record=record, body=body, added=_count(shown, "+"), removed=_count(shown, "-")
    )


def _record(old: ShownContent, new: ShownContent) -> Iterator[Part]:
    """Where one of the two kept no record, nothing is known to have changed."""
    if old.record is None or new.record is None:
        return
    for name in PARTS:
        if old.record[name] != new.record[name]:
            before, after = (_lines(one.record, name) for one in (old, new))
            changed = [one for one in compare(before, after) if one.state != "same"]
            if changed:
                yield Part(name, tuple(changed))


def _lines(record: Any, name: str) -> list[Paragraph]:
    return [Paragraph("text", line) for line in lines_of(record, name)]


def compare(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Passage]:
    """All paragraphs of both, in the order of the new; what went stands where it was."""
    found: list[Passage] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found += [_whole(one, "same", "=") for one in new[j1:j2]]
        else:
            found += _aligned(old[i1:i2], new[j1:j2])
    return _with_moves(found)


def words_changed(old: str, new: str) -> tuple[Piece, ...]:
    """Two texts as one row of pieces. Of what changed, what went stands before what came."""
    before, after = WORD.findall(old), WORD.findall(new)
    bare = [word.rstrip() for word in before], [word.rstrip() for word in after]
    found: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("=", "".join(after[j1:j2])))
            continue
        found += [Piece("-", "".join(before[i1:i2]))] if i2 > i1 else []
        found += [Piece("+", "".join(after[j1:j2]))] if j2 > j1 else []
    return tuple(_joined(found))


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces in which one short word that stayed between two changes counts as changed too: rows
    of single words are hard to read."""
    waiting = {"-": "", "+": ""}
    for place, (op, text) in enumerate(pieces):
        is_lone = op == "=" and 0 < place < len(pieces) - 1 and len(text.strip()) <= 3
        if op == "=" and not is_lone:
            yield from _flushed(waiting)
            yield Piece(op, text)
        for side in "-+" if is_lone else op.replace("=", ""):
            waiting[side] += text
    yield from _flushed(waiting)


def _flushed(waiting: dict[str, str]) -> Iterator[Piece]:
    for op in "-+":
        if waiting[op]:
            yield Piece(op, waiting[op])
        waiting[op] = ""


def _part(old: str, new: str) -> tuple[Piece, ...]:
    return words_changed(old, new) if old != new else ()


def _names(content: ShownContent) -> str:
    return "; ".join(
        f"{one['name']} ({one['role']})" if one["role"] else one["name"] for one in content.bylines
    )


def _aligned(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Passage]:
    """Paragraphs that stand in each other's place: pairs that resemble each other are one that
    changed, in order; the rest went or came."""
    place = 0
    for later in new:
        partner = _partner(later, old, place)
        if partner is None:
            yield _whole(later, "added", "+")
            continue
        yield from (_whole(one, "removed", "-") for one in old[place:partner])
        yield Passage(later.kind, "changed", words_changed(old[partner].text, later.text))
        place = partner + 1
    yield from (_whole(one, "removed", "-") for one in old[place:])


def _partner(later: Paragraph, old: Sequence[Paragraph], place: int) -> int | None:
    """Which of the old, from ``place`` on, became ``later``; None if none did."""
    words = Counter(later.text.split())
    best, found = ALIKE, None
    for number in range(place, len(old)):
        if old[number].kind == later.kind and (near := _nearness(words, old[number].text)) > best:
            best, found = near, number
    return found


def _nearness(words: Counter[str], text: str) -> float:
    """Words that both have, as a part of the longer one's."""
    others = Counter(text.split())
    return (words & others).total() / max(words.total(), others.total(), 1)


def _with_moves(passages: list[Passage]) -> list[Passage]:
    """What went in one place and came in another, word for word, was moved: told once, where it is
    now."""
    gone: dict[Paragraph, list[int]] = {}
    for place, one in enumerate(passages):
        if one.state == "removed":
            gone.setdefault(_text(one), []).append(place)
    dropped = set()
    for place, one in enumerate(passages):
        is_long = len(_text(one).text.split()) >= MOVED_WORDS
        if one.state == "added" and is_long and (places := gone.get(_text(one))):
            dropped.add(places.pop(0))
            passages[place] = replace(one, state="moved", pieces=(Piece("=", one.pieces[0].text),))
    return [one for place, one in enumerate(passages) if place not in dropped]


def _text(passage: Passage) -> Paragraph:
    return Paragraph(passage.kind, "".join(piece.text for piece in passage.pieces))


def _whole(paragraph: Paragraph, state: State, op: str) -> Passage:
    return Passage(paragraph.kind, state, (Piece(op, paragraph.text),))


def _count(shown: Iterable[Sequence[Piece]], op: str) -> int:
    """How many words came in (``+``) or went out (``-``), as readers can count them."""
    return sum(len(piece.text.split()) for one in shown for piece in one if piece.op == op)
