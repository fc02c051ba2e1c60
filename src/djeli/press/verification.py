"""Proof that what is served is what a fresh render of the database gives, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import brotli

from djeli.press.render import fragments
from djeli.press.render.errors import NotPressable, RenderFailed
from djeli.press.render.renderer import render
from djeli.press.render.snapshot import snapshot
from djeli.press.serving.response import compose
from djeli.press.store.pieces import Piece
from djeli.press.store.reading import Reading
from djeli.press.store.records import Pressed, Record
from djeli.press.store.store import Store

BATCH = 50


@dataclass(frozen=True, slots=True)
class Difference:
    """A target whose stored bytes are not what a fresh render gives, and in what they differ."""

    target: str
    what: str


def verify(store: Store, targets: Iterable[str] | None = None) -> Iterator[Difference | str]:
    """Render each stored target afresh and compare; gives a Difference, or the target itself.

    Targets that wait to be pressed are compared as well: at rest there are none. ``targets`` names
    those to look at; all of them where it is None.
    """
    with store.reading() as reading:
        wanted = list(targets) if targets is not None else _targets(reading)
    for start in range(0, len(wanted), BATCH):
        with snapshot(afresh=True) as number, store.reading() as reading:
            for target in wanted[start : start + BATCH]:
                what = _difference(reading, target, number) or _packed_differs(
                    store, reading, target
                )
                yield Difference(target, what) if what else target


def _targets(reading: Reading) -> list[str]:
    members = [one for one in reading.index.targets() if fragments.is_member(one[1:])]
    return [*(f"#{name}" for name in fragments.sets()), *members, *reading.pages.addresses()]


def _difference(reading: Reading, target: str, number: int) -> str:
    """In what the stored target differs from a fresh one; empty where it does not."""
    try:
        fresh = render(target, number)
    except NotPressable:
        return "it is no longer a stored page"
    except RenderFailed as error:
        return f"it cannot be rendered: {error}"
    if target.startswith("#"):
        return _fragments_differ(reading, fresh)
    stored = reading.pages.record(target)
    if stored is None or fresh.record is None:
        return "" if stored is fresh.record else "it should not be there"
    return _records_differ(stored, fresh.record)


def _packed_differs(store: Store, reading: Reading, target: str) -> str:
    """In what the page's brotli that was made at rest differs from the page."""
    page = None if target.startswith("#") else compose(reading, target)
    packed = store.packed.get(page.digest) if page else None
    try:
        is_same = page is None or packed is None or brotli.decompress(packed) == page.plain
    except brotli.error:
        return "its brotli cannot be unpacked"
    return "" if is_same else "its brotli is that of another text"


def _fragments_differ(reading: Reading, fresh: Pressed) -> str:
    names = reading.pages.fragments_of(fresh.target)
    stored = {name: reading.pages.piece(name) for name in names}
    wanted = dict(fresh.pieces or {})
    changed = [
        name for name in stored.keys() | wanted.keys() if stored.get(name) != wanted.get(name)
    ]
    return f"fragments differ: {', '.join(sorted(changed))}" if changed else ""


def _records_differ(stored: Record, fresh: Record) -> str:
    if stored.status != fresh.status:
        return f"status {stored.status}, and {fresh.status} is right"
    if stored.headers != fresh.headers:
        wrong = {name for name, _ in set(stored.headers) ^ set(fresh.headers)}
        return f"headers differ: {', '.join(sorted(wrong))}"
    if stored.parts != fresh.parts:
        return f"text differs at byte {_first_difference(stored.parts, fresh.parts)}"
    return ""


def _first_difference(stored: Iterable[Piece | str], fresh: Iterable[Piece | str]) -> int:
    left, right = _text(stored), _text(fresh)
    pairs = enumerate(zip(left, right, strict=False))
    return next(
        (place for place, (one, other) in pairs if one != other), min(len(left), len(right))
    )


def _text(parts: Iterable[Piece | str]) -> bytes:
    return b"".join(part.encode() if isinstance(part, str) else part.plain() for part in parts)
