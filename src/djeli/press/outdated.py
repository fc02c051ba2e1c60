"""What a CDN may still have that is old now: pages by their address, and by the keys they bear."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from djeli.press import fragments
from djeli.press.keys import EVERYTHING, surrogate_key
from djeli.press.reading import Reading
from djeli.press.records import Pressed
from djeli.press.tracking import is_quiet


def keys_to_purge(
    reading: Reading, changes: Iterable[str], rendered: Iterable[Pressed]
) -> set[str]:
    """What a CDN knows by the changed keys, and by the sets of fragments that differ now."""
    told = {key for key in changes if not is_quiet(key)}
    sets = {
        one.target
        for one in rendered
        if one.pieces and _is_told(one, told) and reading.differs(one)
    }
    read = {key for key in told if reading.is_on_a_page(key)}
    return {f"#{surrogate_key(key)}" for key in sets | read}


def _is_told(made: Pressed, changes: AbstractSet[str]) -> bool:
    """True where a set of fragments was made anew for more than numbers that move all day."""
    if fragments.is_member(made.target[1:]):
        return fragments.is_told(made.target[1:])
    return EVERYTHING in changes or not changes.isdisjoint(made.keys)


def addresses_to_purge(reading: Reading, rendered: Iterable[Pressed]) -> set[str]:
    """Pages that differ now, themselves or in a small set that they hold."""
    found = set()
    for one in rendered:
        name = one.target[1:]
        if one.target.startswith("/"):
            if not name.startswith("!") and reading.differs(one):
                found.add(one.target)
        elif fragments.is_told(name) and reading.differs(one):
            found.update(reading.pages_with(one.target))
    return found
