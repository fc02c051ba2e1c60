"""Which targets are pressed: with a change, and with the pages that need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from djeli.press.changes.keys import EVERYTHING
from djeli.press.render import fragments
from djeli.press.render.addresses import MISSING
from djeli.press.store.failures import RETRY_AFTER
from djeli.press.store.reading import Reading
from djeli.press.store.records import Pressed
from djeli.press.store.store import Store

AT_ONCE = 40
"""Pages of changed rows that are pressed together with the change, beside those of rank 0. A move
of a whole section changes more: those are marked, and wait."""
MEMBERS_AT_ONCE = 2000
"""Members of families of fragments that are made anew together with the change."""


def essential_targets(
    store: Store, changes: Mapping[str, int], addresses: Sequence[str]
) -> list[str]:
    """What is pressed together with the changes: sets of fragments first, then pages.

    ``addresses`` are those of the changed rows.
    """
    with store.reading() as reading:
        touched = {target for key in changes for target in reading.index.readers_of(key)}
        if EVERYTHING in changes:
            touched |= set(reading.index.targets())
        wanted = {target for target in touched if reading.index.rank_of(target) == 0}
        wanted |= lacking(reading)
        if not changes:  # nothing new may have mended what has failed
            wanted -= reading.failures.resting(RETRY_AFTER)
        # What takes too long holds up no publication: it waits, and is tried by itself.
        slow = reading.failures.slow(RETRY_AFTER)
    members = {target for target in wanted if fragments.is_member(target[1:])}
    if len(members) > MEMBERS_AT_ONCE:
        wanted -= members
    if len(addresses) <= AT_ONCE:
        wanted |= set(addresses)
    return sorted(wanted - slow, key=lambda target: (not target.startswith("#"), target))


def lacking(reading: Reading) -> set[str]:
    """What every page needs, and is not pressed yet: sets of fragments, the page for nothing."""
    needed = {MISSING, *(f"#{name}" for name in fragments.sets())}
    return {target for target in needed if reading.index.number_of(target) < 0}


def members_lacking(store: Store, rendered: Iterable[Pressed]) -> set[str]:
    """Members of families that these pages name, and that are not pressed yet: or not with the part
    that is named, which a newer release has added."""
    named = {
        part
        for one in rendered
        if one.record
        for part in one.record.parts
        if isinstance(part, str) and fragments.is_member(fragments.set_of(part))
    }
    with store.reading() as reading:
        return {f"#{fragments.set_of(part)}" for part in named if not reading.pages.piece(part)}
