"""What a CDN may still have that is old now: pages by their address, and by the keys they bear.

All of it follows from what storing a batch has changed, and from the changes for which it was
pressed. An edition without a CDN has none of this work.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from djeli.press.cdn.services import current_cdn
from djeli.press.changes.keys import EVERYTHING, surrogate_key
from djeli.press.render import fragments
from djeli.press.render.dependencies import is_quiet
from djeli.press.store.reading import Reading
from djeli.press.store.records import Stored
from djeli.press.store.writing import Writing


def want_purges(
    writing: Writing, stored: Sequence[Stored], changes: Collection[str] | None = None
) -> None:
    """Write down what the CDN is to forget, where there is one: in the step that stored it.

    ``changes`` are the keys for which it was pressed; None for what had waited.
    """
    if current_cdn() is None:
        return
    new = [one for one in stored if not one.is_old]
    old = {one.target for one in stored if one.is_old}  # which are pressed again, and purged then
    notable = None if changes is None else {key for key in changes if not is_quiet(key)}
    writing.purges.want(
        {
            *_keys(writing, notable or (), new),
            *(f"#{surrogate_key(one.target)}" for one in new if _is_other_set(one, notable)),
            *(_addresses(writing, new) - old),
        }
    )


def _keys(reading: Reading, notable: Iterable[str], new: Sequence[Stored]) -> set[str]:
    """What the CDN knows by the changed keys: those that a page bore before."""
    pages = {one.target: one for one in new if one.target.startswith("/")}
    borne = {key for one in pages.values() for key in one.keys_before}
    return {
        f"#{surrogate_key(key)}"
        for key in notable
        if key in borne or reading.index.is_on_a_page(key, but_for=pages.keys())
    }


def _is_other_set(stored: Stored, notable: Collection[str] | None) -> bool:
    """True for a set of fragments that differs now, and that a CDN knows: but for those that were
    made anew for nothing but numbers that move all day, when all else they had read stood in
    them."""
    pressed = stored.pressed
    if not (pressed.pieces and stored.differs and _is_known(stored.target)):
        return False
    return (
        notable is None
        or EVERYTHING in notable
        or stored.has_waited
        or not pressed.keys.isdisjoint(notable)
    )


def _is_known(target: str) -> bool:
    name = target[1:]
    return fragments.is_purged(name) or not fragments.is_member(name)


def _addresses(reading: Reading, new: Iterable[Stored]) -> set[str]:
    """Pages that differ now, themselves or in a small set that they hold."""
    found = set()
    for one in new:
        name = one.target[1:]
        if not one.differs:
            continue
        if one.target.startswith("/"):
            if not name.startswith("!"):
                found.add(one.target)
        elif fragments.is_purged(name):
            found.update(reading.index.pages_with(one.target))
    return found
