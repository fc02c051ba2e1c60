"""Which pages there are, and what they point to: names alone, of however many pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from sys import intern
from typing import NamedTuple

from djeli.press.export import links
from djeli.press.export.folder import Folder
from djeli.press.export.names import (
    ENDS,
    HTML,
    INDEX,
    end_of,
    file_of,
    file_of_linked,
    is_too_long,
    place_of,
)
from djeli.press.render.addresses import MISSING, all_addresses
from djeli.press.runs.outcome import Outcome
from djeli.press.runs.queue_step import press
from djeli.press.serving.response import Composed, compose
from djeli.press.store.names import fits
from djeli.press.store.reading import Reading
from djeli.press.store.store import Store

BATCH = 40
"""Pages that are pressed from one snapshot."""
TOO_LONG = "its address is too long for a file"


class Page(NamedTuple):
    """``address`` in the store; ``end`` is what follows its place in its file's name."""

    address: str
    end: str


@dataclass(slots=True)
class Survey:
    """What the mirror is to hold. ``pages`` by place; ``linked`` as pages write the addresses;
    ``kept`` are files of earlier exports whose pages cannot be rendered; ``failed`` says why."""

    pages: dict[str, Page] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)

    def end_at(self, place: str) -> str | None:
        """What follows ``place`` in its file's name; None where the mirror has no such page."""
        page = self.pages.get(place)
        return page.end if page else None

    def files(self) -> Iterator[str]:
        for place, page in self.pages.items():
            yield from files_of(place, page.end)


class Surveyor:
    """Presses what waits, page after page of the site, and notes what it sees in ``survey``."""

    def __init__(self, store: Store, folder: Folder, base: str) -> None:
        self.survey = Survey()
        self._store = store
        self._folder = folder
        self._base = base
        self._seen: set[str] = set()
        self._further: dict[str, int] = {}

    def look(self, progress: Callable[[str], None]) -> Survey:
        """All that rooms know of, then whatever else is pressed, then what archives go on with."""
        with self._store.reading() as reading:
            pressed = [address for address in reading.pages.addresses() if address != MISSING]
        for addresses in (list(all_addresses()), pressed):
            self._look_at_all(addresses, progress)
        while self._further:
            address, last = self._further.popitem()
            numbered = (f"{address}?page={number}" for number in range(2, last + 1))
            self._look_at_all(numbered, progress)
        return self.survey

    def _look_at_all(self, addresses: Iterable[str], progress: Callable[[str], None]) -> None:
        new = self._new(addresses)
        while batch := list(islice(new, BATCH)):
            outcome = self._press(batch)
            for address in batch:
                with self._store.reading() as reading:
                    self._note(reading, address, outcome)
                progress(address)

    def _new(self, addresses: Iterable[str]) -> Iterator[str]:
        for address in addresses:
            place = place_of(address)
            if fits(address) and place is not None:
                if place not in self._seen:
                    self._seen.add(place)
                    yield address
            elif not fits(address) or is_too_long(address.partition("?")[0]):
                self.survey.failed[address] = TOO_LONG

    def _press(self, addresses: list[str]) -> Outcome:
        with self._store.reading() as reading:
            found = ((one, compose(reading, one)) for one in addresses)
            waiting = [one for one, page in found if page is None or page.is_stale]
        return press(self._store, waiting) if waiting else Outcome()

    def _note(self, reading: Reading, address: str, outcome: Outcome) -> None:
        composed = compose(reading, address)
        place = place_of(address) or ""
        is_nothing = address in outcome.refused or address in outcome.gone
        if address in outcome.failed or (composed is None and not is_nothing):
            self.survey.failed[address] = _reason(address, outcome)
            if self._keep(place, address):
                return
        if composed is None or composed.status.startswith("410"):
            return
        end = end_of(place, media_type(composed))
        self.survey.pages[place] = Page(address, intern(end))
        text = composed.plain.decode(errors="replace")
        self.survey.linked |= links.linked_in(text, self._base)
        self._go_on(address, place, text)

    def _keep(self, place: str, address: str) -> bool:
        """Keep what an earlier export wrote of the page, with what it shows; False if nothing."""
        ends = [end for end in ENDS if self._folder.has(file_of(place, end))]
        for end in ends:
            name = file_of(place, end)
            text = self._folder.read(name).decode(errors="replace")
            self.survey.kept.add(name)
            for one in links.linked_in(text, self._base):
                self._keep_shown(one)
            self.survey.pages.setdefault(place, Page(address, end))
            self._go_on(address, place, text)
        return bool(ends)

    def _keep_shown(self, address: str) -> None:
        """Keep a file that a kept page shows, with what a style sheet names."""
        name = file_of_linked(address)
        if name is None or name in self.survey.kept or not self._folder.has(name):
            return
        self.survey.kept.add(name)
        if name.endswith(".css"):
            for one in links.styled_by(self._folder.read(name).decode(errors="replace"), address):
                self._keep_shown(one)

    def _go_on(self, address: str, place: str, text: str) -> None:
        """Note how far an archive goes on. Any of its pages may name the last one."""
        base = address.partition("?")[0]
        first = place_of(base) or ""
        last = links.pages_in(text, first)
        if last > 1 and f"{first}page/{last}/" not in self._seen:
            self._further[base] = max(last, self._further.get(base, 0))


def files_of(place: str, end: str) -> tuple[str, ...]:
    """The names of a page's files. A feed has a second one at the bare address, where programs that
    subscribed to the edition ask: most find by its first bytes that it is a feed."""
    name = file_of(place, end)
    return (name,) if end in {"", INDEX} else (name, file_of(place, INDEX))


def media_type(composed: Composed) -> str:
    """As the header says; a redirect becomes a page."""
    if composed.status.startswith("3"):
        return HTML
    headers = {name.lower(): value for name, value in composed.headers}
    return headers.get("content-type", HTML)


def _reason(address: str, outcome: Outcome) -> str:
    """Why there is nothing: a page lacks also where a part cannot be made that it shares."""
    parts = (f"{name}: {why}" for name, why in outcome.failed.items() if name.startswith("#"))
    return outcome.failed.get(address) or next(parts, "it could not be rendered")
