"""What a worker has ready to be sent, of one generation of the store."""

from __future__ import annotations

from django.conf import settings

from djeli.press.render.addresses import MISSING
from djeli.press.serving.dictionary import NONE, Dictionaries, Dictionary
from djeli.press.serving.response import Composed, compose
from djeli.press.store.names import fits
from djeli.press.store.pieces import Piece
from djeli.press.store.store import Store

MOST_READY = 1 << 26
"""Bytes of the responses that a worker keeps until the store changes, counted before compression:
about 1,200 stories. In each coding that readers ask for they take a fifth of that."""
KNOWN_MISSING = 20_000
"""Addresses where nothing is that a worker remembers until the store changes."""


class Generation:
    """What is ready of the store as one commit left it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.pages: dict[str, Composed] = {}
        self.missing: set[str] = set()
        self.pieces: dict[str, Piece] = {}
        self._size = 0

    def keep(self, address: str, page: Composed) -> None:
        """Keep a response; where there would be too many, those of before are let go."""
        if self._size + page.length > MOST_READY:
            self.pages.clear()
            self._size = 0
        self.pages[address] = page
        self._size += page.length

    def keep_missing(self, address: str) -> None:
        """Remember that nothing is at ``address``."""
        if len(self.missing) < KNOWN_MISSING:
            self.missing.add(address)


class ReadyPages:
    """Whole responses, put together when they are first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._generation = Generation(-1)
        self._last_commit = store.last_commit
        self._named = ""
        self.dictionaries = NONE
        """Those by which pages are compressed."""

    def fresh(self, path: str) -> Composed | None:
        """What is ready and need not be pressed anew: nearly every request is answered by this."""
        generation = self._generation
        if generation.number != self._last_commit():
            return None
        found = generation.pages.get(path)
        return None if found is None or found.is_stale else found

    def current(self) -> Generation:
        """What is ready of the store as it is now."""
        # One object, replaced whole: a thread that composed for an older generation keeps what it
        # made in that one's dictionary, where nobody looks any more.
        generation, number = self._generation, self._last_commit()
        if generation.number != number:
            self._renew_dictionaries()
            generation = self._generation = Generation(number)
        return generation

    def _renew_dictionaries(self) -> None:
        if not settings.PRESS_DICTIONARY:
            return
        with self._store.reading() as reading:
            named = reading.meta("dictionaries")
            if named == self._named:
                return
            found = [Dictionary(one) for one in reading.dictionaries()]
        self.dictionaries, self._named = Dictionaries(found), named

    def find(self, address: str) -> Composed | None:
        """What is pressed at ``address``; the page for nothing where nothing is known to be."""
        generation = self.current()
        if address in generation.missing:
            address = MISSING
        found = generation.pages.get(address)
        if found is None and fits(address):
            with self._store.reading() as reading:
                # Another commit may have come since: what was read later must not stand beside
                # fragments of before.
                is_current = reading.generation == generation.number
                found = compose(reading, address, generation.pieces if is_current else None)
            if found is not None and is_current:
                generation.keep(address, found)
        return found
