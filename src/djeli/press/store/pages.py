"""The pages and fragments of the store."""

from __future__ import annotations

from collections.abc import Iterator

from djeli.press.changes.keys import usual
from djeli.press.store.pieces import Piece
from djeli.press.store.records import Pressed, Record
from djeli.press.store.tables import Tables, WritableTables

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

    def differs(self, pressed: Pressed) -> bool:
        """True where something else than this is stored."""
        if pressed.target.startswith("#"):
            made = pressed.pieces or {}
            return self.fragments_of(pressed.target) != made.keys() or any(
                self._tables.get("pieces", name) != one.encode() for name, one in made.items()
            )
        return self._tables.get("pages", pressed.target) != (
            pressed.record.encode() if pressed.record else None
        )

    def is_new_to_readers(self, pressed: Pressed) -> bool:
        """True where readers are to get something else than what is stored at this address."""
        if not self.differs(pressed):
            return False
        stored = self.record(pressed.target)
        return stored is None or pressed.record is None or stored.shown != pressed.record.shown

    def count(self) -> int:
        """How many pages there are."""
        return self._tables.count("pages")

    def count_fragments(self) -> int:
        return self._tables.count("pieces")


class WritablePages(Pages):
    """Pages and fragments, in one change of the store."""

    _tables: WritableTables

    def put(self, pressed: Pressed) -> None:
        if pressed.record is not None:
            self._tables.put("pages", pressed.target, pressed.record.encode())
        for name in self.fragments_of(pressed.target) - set(pressed.pieces or ()):
            self._tables.delete("pieces", name)
        for name, one in (pressed.pieces or {}).items():
            self._tables.put("pieces", name, one.encode())

    def forget(self, target: str) -> None:
        self._tables.delete("pages", target)
        for name in self.fragments_of(target):
            self._tables.delete("pieces", name)
