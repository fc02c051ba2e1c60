"""The pages and fragments of the store, and since when each is what it is.

Readers are told that time only when it can name nothing else any more (``modified``): seconds never
fall from one commit to the next, and a time is told once a later one is written down. So whoever
has a page of that time has this page, whatever the machine's clock did.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

from djeli.press.changes.keys import usual
from djeli.press.store.pieces import Piece
from djeli.press.store.records import Pressed, Record
from djeli.press.store.tables import NUMBER, Tables, WritableTables

KNOWN_PIECES = 200
"""Fragments that are kept in hand: those that most pages share are among the first."""


class Pages:
    """What readers get: the records of pages, and the pieces of fragments."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def record(self, address: str) -> Record | None:
        stored = self._tables.get("pages", address)
        return Record.decode(stored) if stored else None

    def piece(self, name: str) -> Piece | None:
        """A fragment: the variant asked for (``name|variant``), or the usual one."""
        stored = self._tables.get("pieces", name) or self._tables.get("pieces", usual(name))
        return Piece.decode(stored) if stored else None

    def pieces_of(
        self, record: Record, known: dict[str, Piece] | None = None
    ) -> list[Piece] | None:
        """The page's pieces in a row; None where one of its fragments is not pressed.

        Fragments that were read before from the same state are taken from ``known``.
        """
        found = []
        for part in record.parts:
            one = part if isinstance(part, Piece) else known.get(part) if known else None
            if one is None:
                one = self.piece(str(part))
                if one is None:
                    return None
                if known is not None and len(known) < KNOWN_PIECES:
                    known[str(part)] = one
            found.append(one)
        return found

    def modified(self, address: str, record: Record) -> int:
        """The second, since 1970, in which the page became what it is; 0 while it is not over."""
        names = [address]
        for part in record.parts:
            if isinstance(part, str):
                # Where a variant went, the usual one stands since then.
                names += (part, usual(part))
        second = max(self._tables.number("since", name) for name in names)
        return second if second < self._tables.number("meta", "settled") else 0

    @property
    def is_settled(self) -> bool:
        """True where readers may be told the times of all pages."""
        numbers = self._tables.number
        return numbers("meta", "changed") < numbers("meta", "settled")

    def addresses(self, after: str = "") -> Iterator[str]:
        """Every pressed address, in order."""
        return self._tables.names("pages", after)

    def fragments(self) -> list[str]:
        return list(self._tables.names("pieces"))

    def fragments_of(self, target: str) -> set[str]:
        """Names of the stored fragments of the set ``target`` (``#around`` has ``around.…``)."""
        if not target.startswith("#"):
            return set()
        start, found = f"{target[1:]}.", set()
        for name in self._tables.names("pieces", start):
            if not name.startswith(start):
                break
            found.add(name)
        return found

    def is_new_to_readers(self, pressed: Pressed) -> bool:
        """True for a page with which readers get something else than what is stored."""
        if pressed.record is None:
            return False
        stored = self._tables.get("pages", pressed.target)
        if stored == pressed.record.encode():
            return False
        return stored is None or Record.decode(stored).shown != pressed.record.shown

    def count(self) -> int:
        """How many pages there are."""
        return self._tables.count("pages")

    def count_fragments(self) -> int:
        return self._tables.count("pieces")


class WritablePages(Pages):
    """Pages and fragments, in one change of the store."""

    _tables: WritableTables

    def put(self, pressed: Pressed) -> bool:
        """Store it; True where something else was stored before. What is the same is not written
        again."""
        if pressed.target.startswith("#"):
            return self._put_fragments(pressed.target, pressed.pieces or {})
        before = self._tables.get("pages", pressed.target)
        if pressed.record is None:
            self._delete_page(pressed.target)
            return before is not None
        if self.is_new_to_readers(pressed):
            self._date(pressed.target)
        return self._put("pages", pressed.target, pressed.record.encode())

    def _put_fragments(self, target: str, made: Mapping[str, Piece]) -> bool:
        gone = self.fragments_of(target) - made.keys()
        for name in gone:
            self._delete_piece(name)
        written = [name for name, one in made.items() if self._put("pieces", name, one.encode())]
        for name in written:
            self._date(name)
        return bool(gone or written)

    def _put(self, table: str, name: str, value: bytes) -> bool:
        if self._tables.get(table, name) == value:
            return False
        self._tables.put(table, name, value)
        return True

    def forget(self, target: str) -> None:
        self._delete_page(target)
        for name in self.fragments_of(target):
            self._delete_piece(name)

    def _delete_page(self, address: str) -> None:
        self._tables.delete("pages", address)
        self._tables.delete("since", address)

    def _delete_piece(self, name: str) -> None:
        self._tables.delete("pieces", name)
        self._date(name)  # Pages that hold it differ from now on.

    def _date(self, name: str) -> None:
        second = self.settle()
        self._tables.put("since", name, NUMBER.pack(second))
        self._tables.put("meta", "changed", NUMBER.pack(second))

    def settle(self) -> int:
        """Write down which second it is, and give it: those before it are over."""
        before = self._tables.number("meta", "settled")
        second = max(int(time.time()), before)
        if second > before:
            self._tables.put("meta", "settled", NUMBER.pack(second))
        return second
