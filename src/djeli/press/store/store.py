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

from djeli.press.store.packed import Packed, PackedPages
from djeli.press.store.reading import Reading
from djeli.press.store.tables import TABLES, Tables, WritableTables
from djeli.press.store.writing import Writing

logger = logging.getLogger(__name__)

MAP_SIZE = 1 << 38
"""Bytes of address space, not of disk: the file grows as it is filled."""


class StoreFull(OSError):
    """The disk has no room for what was pressed; what is stored is whole and stays."""


class Store:
    """The store in the folder ``path``, which is made where it is not."""

    def __init__(self, path: Path, map_size: int = MAP_SIZE) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        # metasync=False: a power cut may cost the last commit, and never the file's consistency;
        # what was lost is applied again from the change log.
        self._env = lmdb.open(
            str(path), map_size=map_size, max_dbs=len(TABLES), metasync=False, max_readers=512
        )
        self._databases = {
            name: self._env.open_db(name.encode(), dupsort=name == "readers") for name in TABLES
        }
        self._forget_another_layout()

    @cached_property
    def packed(self) -> Packed:
        """What is compressed at rest, in a file beside. Readers do without where that is full."""
        try:
            return PackedPages(self.path / "packed")
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
        with self._env.begin() as transaction:
            return int(transaction.id())

    def size(self) -> int:
        """Bytes in use."""
        info = self._env.info()
        return (int(info["last_pgno"]) + 1) * int(self._env.stat()["psize"])

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """One committed state, for as long as the block runs."""
        with self._env.begin() as transaction:
            yield Reading(Tables(transaction, self._databases))

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One change of the store: whole where the block ends well, else nothing of it.

        Raises StoreFull where there is no room.
        """
        try:
            with self._env.begin(write=True) as transaction:
                yield Writing(WritableTables(transaction, self._databases))
        except (lmdb.MapFullError, lmdb.DiskError) as error:
            raise StoreFull(f"no room in {self.path}: {error}") from error
        except lmdb.Error as error:
            if "No space left" in str(error) or "Input/output" in str(error):
                raise StoreFull(f"no room in {self.path}: {error}") from error
            raise
