"""Compresses pages again at rest, by brotli of the highest quality: an eighth smaller, in fifty
times the time.

What readers have asked for comes first. Otherwise it is pages that were pressed lately, each once:
what moves on them all day (counts, rankings) is not followed where nobody reads.
"""

from __future__ import annotations

from itertools import islice

import brotli

from djeli.press.render.addresses import all_addresses, typical_addresses
from djeli.press.runs.outcome import followed_since
from djeli.press.serving.response import compose
from djeli.press.store.store import Store

AT_FIRST = 200
"""Pages of each list that are packed when a process starts: the most wanted, and the newest."""
BEST = 11


class Packer:
    """Packs one page at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: dict[str, None] | None = None
        self._seen = -1

    def step(self) -> bool:
        """Pack a page; False where there is none to pack now."""
        wished = self._store.packed.take_wishes(1) or self._next()
        for address in wished:
            self._pack(address)
        return bool(wished)

    def _pack(self, address: str) -> None:
        with self._store.reading() as reading:
            page = compose(reading, address)
        if page is None or not page.is_document or self._store.packed.get(page.digest):
            return
        plain = page.plain
        packed = brotli.compress(plain, mode=brotli.MODE_TEXT, quality=BEST)
        if brotli.decompress(packed) != plain:
            raise ValueError(f"{address} is not the same after brotli")
        self._store.packed.put(page.digest, packed)

    def _next(self) -> list[str]:
        """One of the pages that were pressed since it was looked; at first, of those that count."""
        with self._store.reading() as reading:
            if self._waiting is None:
                if reading.queue.count():
                    return []  # they would be packed twice
                wanted = (islice(all_addresses(), AT_FIRST), islice(typical_addresses(), AT_FIRST))
                self._waiting = {address: None for those in wanted for address in those}
            applied = reading.applied
        if applied != self._seen:
            if steps := followed_since(self._store, self._seen):
                self._waiting |= dict.fromkeys(steps.changed)
            self._seen = applied
        first = next(iter(self._waiting), None)
        if first is None:
            return []
        del self._waiting[first]
        return [first]
