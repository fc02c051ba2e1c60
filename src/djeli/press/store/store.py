"""What is pressed, in one memory-mapped file that all processes of a machine share (LMDB).

Readers take no lock and see one committed state; there is one writer at a time, and a write is
there whole or not at all, also after a crash or on a full disk.

A *target* is what can be pressed: the address of a page (``/politics/``, ``/latest/?page=2``) or
the name of a set of fragments (``#around``). ``tables`` says what is kept of it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import lmdb

from djeli.press.store.files import lock_file
from djeli.press.store.files.damage import SIGNS, StoreDamaged, StoreUnusable, note
from djeli.press.store.packed import Packed, PackedPages
from djeli.press.store.reading import Reading
from djeli.press.store.tables import TABLES, Tables, WritableTables
from djeli.press.store.writing import Writing

logger = logging.getLogger(__name__)

PACKED = "brotli"
"""The folder of what is compressed at rest, in the store's."""
MAP_SIZE = 1 << 38
"""Bytes of address space, not of disk: the file grows as it is filled."""


class StoreFull(StoreUnusable):
    """The disk has no room for what was pressed; what is stored is whole and stays."""


class Store:
    """The store in the folder ``path``, which is made where it is not.

    Raises StoreFull where there is no room for it, StoreDamaged where it cannot be read.
    """

    def __init__(self, path: Path, map_size: int = MAP_SIZE) -> None:
        self.path = path
        self._is_damaged = False
        try:
            path.mkdir(parents=True, exist_ok=True)
            lock_file.reserve(path)
        except OSError as error:
            raise StoreFull(f"no room in {path}: {error}") from error
        with self._damage_noted():
            self._open(map_size)
            self._forget_another_layout()

    def _open(self, map_size: int) -> None:
        # metasync=False: a power cut may cost the last commit, and never the file's consistency;
        # what was lost is applied again from the change log.
        self._env = lmdb.open(
            str(self.path), map_size=map_size, max_dbs=len(TABLES), metasync=False, max_readers=512
        )
        self._databases = {
            name: self._env.open_db(name.encode(), dupsort=name == "readers") for name in TABLES
        }

    @cached_property
    def packed(self) -> Packed:
        """What is compressed at rest, in a file beside. Readers do without where that is full."""
        try:
            return PackedPages(self.path / PACKED)
        except (OSError, lmdb.Error) as error:
            logger.warning("pages cannot be kept in brotli: %s", error)
            return Packed()

    def close(self) -> None:
        if "packed" in self.__dict__:
            self.packed.close()
        self._env.close()

    def forget_dead_readers(self) -> int:
        """Free what killed processes held: else their old state is kept, and the file grows."""
        return int(self._env.reader_check())

    def _forget_another_layout(self) -> None:
        """What another release stored in another way cannot be read: all is pressed anew."""
        with self.reading() as reading:
            if reading.is_laid_out:
                return
        with self.writing() as writing:
            writing.reset(0)

    def last_commit(self) -> int:
        """A number that rises with every commit, of whichever process."""
        try:
            with self._env.begin() as transaction:
                return int(transaction.id())
        except SIGNS:
            with self._damage_noted():
                raise

    def size(self) -> int:
        """Bytes in use."""
        info = self._env.info()
        return (int(info["last_pgno"]) + 1) * int(self._env.stat()["psize"])

    def settle(self) -> None:
        """Let readers be told since when pages are what they are, where the second of the last
        change is over and nothing has come since."""
        with self.reading() as reading:
            if reading.pages.is_settled:
                return
        with self.writing() as writing:
            writing.pages.settle()

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """One committed state, for as long as the block runs. Raises StoreDamaged."""
        with self._damage_noted(), self._env.begin() as transaction:
            yield Reading(Tables(transaction, self._databases))

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One change of the store: whole where the block ends well, else nothing of it.

        Raises StoreFull where there is no room, StoreDamaged.
        """
        try:
            with self._damage_noted(), self._env.begin(write=True) as transaction:
                yield Writing(WritableTables(transaction, self._databases))
        except (lmdb.MapFullError, lmdb.DiskError) as error:
            raise StoreFull(f"no room in {self.path}: {error}") from error
        except lmdb.Error as error:
            if "No space left" in str(error) or "Input/output" in str(error):
                raise StoreFull(f"no room in {self.path}: {error}") from error
            raise

    @contextmanager
    def _damage_noted(self) -> Iterator[None]:
        """Damage that the block comes upon is written down, once, and raised as StoreDamaged."""
        try:
            yield
        except (*SIGNS, StoreDamaged) as error:
            if not self._is_damaged:
                self._is_damaged = True
                logger.error("the store of pages is damaged: %s", error)
                note(self.path, str(error))
            raise StoreDamaged(f"{self.path} is damaged: {error}") from error
