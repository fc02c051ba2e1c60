"""Three texts beside each other: what the agency had, what it has now, and what we made of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from djeli.stories.models import Article
from djeli.stories.versions.differences import Piece, words_changed
from djeli.wire.follow_ups.passages import Passage, passages_of
from djeli.wire.models import WireItem
from djeli.wire.story_drafts import body_of as body_of_item
from djeli.wire.story_drafts import dateline_of, headline_of, standfirst_of

State = Literal["same", "clean", "edited", "gone", "taken", "ours"]
"""``clean``: we have what the agency had; ``edited``: we changed it; ``gone``: we left it out;
``taken``: we have what the agency has now; ``ours``: the agency never had it."""
ALIKE = 0.4
FIELDS = ("title", "standfirst", "dateline")


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the three texts. ``at`` are the places of our passages that ``new`` takes, or
    ``after`` the place where it is put in if we have none."""

    part: str
    state: State
    ours: str = ""
    then: str = ""
    now: str = ""
    at: tuple[int, ...] = ()
    after: int = 0
    new: tuple[Passage, ...] = ()
    number: int = -1

    @property
    def is_offered(self) -> bool:
        return self.state in {"clean", "edited", "gone"}

    @property
    def theirs(self) -> tuple[Piece, ...]:
        """What the agency changed, word by word."""
        return words_changed(self.then, self.now)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows, in the order of the agency's new text. ``digest`` stands for the three texts."""

    rows: tuple[Row, ...]
    ours: tuple[Passage, ...] = field(repr=False)
    digest: str = ""

    @property
    def offered(self) -> list[Row]:
        return [row for row in self.rows if row.is_offered]


def compare(then: WireItem, now: WireItem, draft: Article) -> Comparison:
    """What became of ``then`` in ``now``, and what stands there in our ``draft``."""
    ours = passages_of(draft.body.raw_data)
    before, after = (passages_of(body_of_item(item)) for item in (then, now))
    rows = [*_fields(then, now, draft), *_body(before, after, ours)]
    numbered = tuple(_numbered(rows))
    told = repr([(row.part, row.ours, row.then, row.now) for row in numbered])
    return Comparison(numbered, tuple(ours), hashlib.sha256(told.encode()).hexdigest()[:20])


def _numbered(rows: Sequence[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows):
        yield Row(
            row.part, row.state, row.ours, row.then, row.now, row.at, row.after, row.new, number
        )


def _fields(then: WireItem, now: WireItem, draft: Article) -> Iterator[Row]:
    readers = {"title": headline_of, "standfirst": standfirst_of, "dateline": dateline_of}
    for name, read in readers.items():
        before, after, ours = read(then), read(now), str(getattr(draft, name))
        if before == after:
            continue
        state: State = "clean" if ours == before else "taken" if ours == after else "edited"
        yield Row(name, state, ours, before, after)


def _body(before: list[Passage], after: list[Passage], ours: list[Passage]) -> list[Row]:
    places = _places(before, ours)
    rows: list[Row] = []
    for i1, i2, j1, j2 in _pairs(before, after):
        rows.append(_row(before[i1:i2], after[j1:j2], ours, places[i1:i2], _after(places, i1)))
    return _with_ours(rows, ours, {place for place in places if place is not None})


def _row(
    then: list[Passage],
    now: list[Passage],
    ours: list[Passage],
    places: list[int | None],
    after: int,
) -> Row:
    at = tuple(place for place in places if place is not None)
    mine = _text([ours[place] for place in at])
    texts = mine, _text(then), _text(now)
    if not then and now:
        has = any(one.says(now[0]) for one in ours)
        return Row("body", "taken" if has else "clean", *texts, at, after, tuple(now))
    if texts[1] == texts[2]:
        return Row("body", "same", *texts, at)
    state: State = "edited"
    if not at:
        state = "gone" if now else "taken"
    elif texts[0] == texts[2]:
        state = "taken"
    elif texts[0] == texts[1]:
        state = "clean"
    return Row("body", state, *texts, at, after, tuple(now))


def _pairs(one: list[Passage], other: list[Passage]) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of both that belong together: one and one wherever that can be said."""
    for tag, i1, i2, j1, j2 in _opcodes(one, other):
        if tag == "equal" or (tag == "replace" and i2 - i1 == j2 - j1):
            yield from (
                (i1 + step, i1 + step + 1, j1 + step, j1 + step + 1) for step in range(i2 - i1)
            )
        elif tag == "replace":
            yield from _aligned(one, other, (i1, i2, j1, j2))
        elif tag == "delete":
            yield from ((at, at + 1, j1, j1) for at in range(i1, i2))
        else:
            yield from ((i1, i1, at, at + 1) for at in range(j1, j2))


def _aligned(
    one: list[Passage], other: list[Passage], block: tuple[int, int, int, int]
) -> Iterator[tuple[int, int, int, int]]:
    """Of two runs of different length: those that resemble each other are pairs."""
    i1, i2, j1, j2 = block
    for at in range(j1, j2):
        partner = _partner(other[at], one, i1, i2)
        if partner is None:
            yield (i1, i1, at, at + 1)
            continue
        yield from ((gone, gone + 1, at, at) for gone in range(i1, partner))
        yield (partner, partner + 1, at, at + 1)
        i1 = partner + 1
    yield from ((gone, gone + 1, j2, j2) for gone in range(i1, i2))


def _places(before: list[Passage], ours: list[Passage]) -> list[int | None]:
    """Where in ours each passage of the agency's stands; None for one that we left out."""
    places: list[int | None] = [None] * len(before)
    for i1, i2, j1, j2 in _pairs(before, ours):
        if i2 > i1 and j2 > j1 and _may_be(before[i1], ours[j1]):
            places[i1] = j1
    return places


def _may_be(one: Passage, other: Passage) -> bool:
    return one.kind == other.kind and (one.text == other.text or _nearness(one, other) > ALIKE)


def _opcodes(one: list[Passage], other: list[Passage]) -> Sequence[tuple[str, int, int, int, int]]:
    keys = [[(each.kind, each.text) for each in side] for side in (one, other)]
    return SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()


def _partner(wanted: Passage, among: list[Passage], start: int, end: int) -> int | None:
    best, found = ALIKE, None
    for at in range(start, end):
        if among[at].kind == wanted.kind and (near := _nearness(wanted, among[at])) > best:
            best, found = near, at
    return found


def _nearness(one: Passage, other: Passage) -> float:
    return SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio()


def _after(places: list[int | None], at: int) -> int:
    """Behind which of our passages something new belongs: the nearest before it that we have."""
    known = [place for place in places[:at] if place is not None]
    return known[-1] + 1 if known else 0


def _with_ours(rows: list[Row], ours: list[Passage], placed: set[int]) -> list[Row]:
    """The rows, and between them what is ours alone, where it stands."""
    alone = [at for at in range(len(ours)) if at not in placed]
    found: list[Row] = []
    for row in rows:
        while row.at and alone and alone[0] < row.at[0]:
            found.append(_own(ours, alone.pop(0)))
        found.append(row)
    return [*found, *(_own(ours, at) for at in alone)]


def _own(ours: list[Passage], at: int) -> Row:
    return Row("body", "ours", ours=ours[at].text or ours[at].kind, at=(at,))


def _text(passages: Sequence[Passage]) -> str:
    return " ¶ ".join(one.text for one in passages)
