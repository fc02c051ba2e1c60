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

WISHES_AT_ONCE = 20
WRITTEN_AT_ONCE = 10
"""Pages that are written down together: each time the disk is waited for."""
BEST = 11


class Packer:
    """Packs one page at a time."""

    def __init__(self, store: Store, ahead: int = 200) -> None:
        """``ahead``: pages of each list that are packed when a process starts, the most wanted and
        the newest. If it is 0, only those are packed that readers have asked for."""
        self._store = store
        self._ahead = ahead
        self._waiting: dict[str, None] | None = None
        self._wished: list[str] = []
        self._made: dict[str, bytes] = {}
        self._seen = -1

    def step(self) -> bool:
        """Pack a page; False where there is none to pack now."""
        if not self._wished:
            self._wished = self._store.packed.take_wishes(WISHES_AT_ONCE)
        address = self._wished.pop() if self._wished else self._next()
        if address is not None:
            self._pack(address)
        if address is None or len(self._made) >= WRITTEN_AT_ONCE:
            self.write_down()
        return address is not None

    def write_down(self) -> None:
        """Let workers find what was packed."""
        if self._made:
            self._store.packed.put(self._made)
            self._made = {}

    def _pack(self, address: str) -> None:
        with self._store.reading() as reading:
            page = compose(reading, address)
        if page is None or not page.is_document or self._is_packed(page.digest):
            return
        plain = page.plain
        packed = brotli.compress(plain, mode=brotli.MODE_TEXT, quality=BEST)
        if brotli.decompress(packed) != plain:
            raise ValueError(f"{address} is not the same after brotli")
        self._made[page.digest] = packed

    def _is_packed(self, digest: str) -> bool:
        return digest in self._made or self._store.packed.get(digest) is not None

    def _next(self) -> str | None:
        """One of the pages that were pressed since it was looked; at first, of those that count."""
        if not self._ahead:
            return None
        with self._store.reading() as reading:
            if self._waiting is None:
                if reading.queue.count():
                    return None  # they would be packed twice
                lists = (all_addresses(), typical_addresses())
                wanted = (one for those in lists for one in islice(those, self._ahead))
                self._waiting = dict.fromkeys(wanted)
            applied = reading.applied
        if applied != self._seen:
            if steps := followed_since(self._store, self._seen):
                self._waiting |= dict.fromkeys(steps.changed)
            self._seen = applied
        first = next(iter(self._waiting), None)
        if first is not None:
            del self._waiting[first]
        return first
