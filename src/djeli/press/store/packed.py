"""Pages in brotli of the highest quality, made at rest, by their content.

In a file of its own: what is written here makes nothing old that a worker has ready. An entry is
found by the digest of the page's content, so it can never be that of another one, and all of it
may be lost: pages are then compressed faster and less well.

====== ================ ===================================
pages  digest           the page in brotli
order  number           digest: the oldest entries go first
wishes address          nothing: somebody has asked for it
====== ================ ===================================
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import lmdb

from djeli.press.store.files import lock_file
from djeli.press.store.files.damage import SIGNS, StoreDamaged, note, sealed, unsealed
from djeli.press.store.names import can_be_named

MAP_SIZE = 1 << 28
"""Bytes that the file can never exceed."""
MOST_BYTES = 1 << 26
"""Bytes of pages that are kept: about 6,000 pages of 8 kB."""
MOST_WISHES = 2000
PLACE = struct.Struct(">Q")


class Packed:
    """What can be asked of it; by itself it keeps nothing, for where a file has no room."""

    def close(self) -> None:
        """Nothing is open."""

    def last_commit(self) -> int:
        return 0

    def get(self, digest: str) -> bytes | None:
        return None

    def put(self, pages: Mapping[str, bytes]) -> None:
        """They are lost."""

    def wish(self, addresses: Iterable[str]) -> None:
        """Nobody hears of it."""

    def take_wishes(self, most: int) -> list[str]:
        return []

    def size(self) -> int:
        return 0


class PackedPages(Packed):
    """The file in the folder ``path``, which is made where it is not. Raises OSError where there is
    no room for it."""

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._most = most_bytes
        self._path, self._is_damaged = path, False
        lock_file.reserve(path)
        self._env = lmdb.open(
            str(path), map_size=MAP_SIZE, max_dbs=3, metasync=False, max_readers=512
        )
        self._pages, self._order, self._wishes = (
            self._env.open_db(name) for name in (b"pages", b"order", b"wishes")
        )

    def close(self) -> None:
        self._env.close()

    def last_commit(self) -> int:
        """A number that rises with every change, of whichever process."""
        with self._env.begin() as transaction:
            return int(transaction.id())

    def get(self, digest: str) -> bytes | None:
        """The page of this content, in brotli; None also where the file is damaged."""
        if self._is_damaged:
            return None
        key = digest.encode()
        try:
            with self._env.begin() as transaction:
                found: bytes | None = transaction.get(key, db=self._pages)
            return found if found is None else unsealed(key, found)
        except (*SIGNS, StoreDamaged) as error:
            self._is_damaged = True
            note(self._path, str(error))
            return None

    def put(self, pages: Mapping[str, bytes]) -> None:
        """Keep pages by their digests. Where there is no room the oldest go, or all of them."""
        with self._changing() as transaction:
            for digest, packed in pages.items():
                key = digest.encode()
                if transaction.put(key, sealed(key, packed), db=self._pages, overwrite=False):
                    with transaction.cursor(db=self._order) as cursor:
                        last = PLACE.unpack(cursor.key())[0] if cursor.last() else 0
                    transaction.put(PLACE.pack(last + 1), key, db=self._order, append=True)
            self._forget_oldest(transaction)

    def _forget_oldest(self, transaction: Any) -> None:
        while self._size(transaction) > self._most:
            with transaction.cursor(db=self._order) as cursor:
                if not cursor.first():
                    return
                transaction.delete(cursor.value(), db=self._pages)
                cursor.delete()

    def _size(self, transaction: Any) -> int:
        """Bytes that the pages take in the file."""
        stat = transaction.stat(self._pages)
        pages = stat["branch_pages"] + stat["leaf_pages"] + stat["overflow_pages"]
        return int(pages * stat["psize"])

    def size(self) -> int:
        """Bytes that the pages take in the file."""
        with self._env.begin() as transaction:
            return self._size(transaction)

    def wish(self, addresses: Iterable[str]) -> None:
        """Say that readers ask for these pages."""
        with self._changing() as transaction:
            for address in addresses:
                if transaction.stat(self._wishes)["entries"] >= MOST_WISHES:
                    return
                if can_be_named(address):
                    transaction.put(address.encode(), b"", db=self._wishes)

    def take_wishes(self, most: int) -> list[str]:
        """Some of the pages that were asked for, each once."""
        if not self._has_wishes():
            return []
        with self._changing() as transaction:
            with transaction.cursor(db=self._wishes) as cursor:
                found = list(islice(cursor.iternext(values=False), most))
            for key in found:
                transaction.delete(key, db=self._wishes)
        return [key.decode() for key in found]

    def _has_wishes(self) -> bool:
        with self._env.begin() as transaction:
            return bool(transaction.stat(self._wishes)["entries"])

    @contextmanager
    def _changing(self) -> Iterator[Any]:
        """A change; where the file is full it is not made, and all pages are forgotten."""
        try:
            with self._env.begin(write=True) as transaction:
                yield transaction
        except lmdb.MapFullError:
            self._forget_all()

    def _forget_all(self) -> None:
        with self._env.begin(write=True) as transaction:
            for database in (self._pages, self._order, self._wishes):
                transaction.drop(database, delete=False)
