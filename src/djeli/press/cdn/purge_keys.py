"""What a CDN may still have that is old now: pages by their address, and by the keys they bear."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from djeli.press.changes.keys import EVERYTHING, surrogate_key
from djeli.press.render import fragments
from djeli.press.render.dependencies import is_quiet
from djeli.press.store.reading import Reading
from djeli.press.store.records import Pressed


def keys_to_purge(reading: Reading, changes: Iterable[str]) -> set[str]:
    """What a CDN knows by the changed keys."""
    told = (key for key in changes if not is_quiet(key))
    return {f"#{surrogate_key(key)}" for key in told if reading.index.is_on_a_page(key)}


def sets_to_purge(
    reading: Reading, rendered: Iterable[Pressed], quiet: AbstractSet[str]
) -> set[str]:
    """What a CDN knows by the sets of fragments that differ now, but for the ``quiet`` ones."""
    return {
        f"#{surrogate_key(one.target)}"
        for one in rendered
        if one.pieces and one.target not in quiet and _is_told(one) and reading.pages.differs(one)
    }


def _is_told(made: Pressed) -> bool:
    name = made.target[1:]
    return fragments.is_told(name) or not fragments.is_member(name)


def unheard(reading: Reading, rendered: Iterable[Pressed], changes: AbstractSet[str]) -> set[str]:
    """Sets of fragments that were made anew for nothing but numbers that move all day: all that
    they had read before stood in them."""
    told = {key for key in changes if not is_quiet(key)}
    return {
        one.target
        for one in rendered
        if one.pieces
        and EVERYTHING not in told
        and told.isdisjoint(one.keys)
        and not reading.queue.has(one.target)
    }


def addresses_to_purge(reading: Reading, rendered: Iterable[Pressed]) -> set[str]:
    """Pages that differ now, themselves or in a small set that they hold."""
    found = set()
    for one in rendered:
        name = one.target[1:]
        if one.target.startswith("/"):
            if not name.startswith("!") and reading.pages.differs(one):
                found.add(one.target)
        elif fragments.is_told(name) and reading.pages.differs(one):
            found.update(reading.index.pages_with(one.target))
    return found
