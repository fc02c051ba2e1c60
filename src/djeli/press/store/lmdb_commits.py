"""The number of a store's last commit, read where LMDB writes it: a tenth of the cost of asking.

A worker looks at it with every request. The two first pages of the file each begin with a header of
16 bytes and then have magic, version, address, size, two trees of 48 bytes, last page and number of
a commit; the higher of both numbers counts (``MDB_meta`` in LMDB's mdb.c, data version 1).
"""

from __future__ import annotations

import mmap
from collections.abc import Callable
from pathlib import Path

import lmdb

MAGIC_AND_VERSION = 0xBEEFC0DE | 1 << 32
WORD = 8
MAGIC_AT, NUMBER_AT = 16 // WORD, 144 // WORD


def commits_of(env: lmdb.Environment, path: Path) -> Callable[[], int]:
    """A function that gives the number of the last commit to the store in the folder ``path``.

    Where the file is not laid out as expected, LMDB is asked each time.
    """

    def asked() -> int:
        return int(env.info()["last_txnid"])

    page = int(env.stat()["psize"])
    with (path / "data.mdb").open("rb") as file:
        words = memoryview(mmap.mmap(file.fileno(), 2 * page, prot=mmap.PROT_READ)).cast("Q")
    first, second = NUMBER_AT, page // WORD + NUMBER_AT
    magics = (words[MAGIC_AT], words[page // WORD + MAGIC_AT])
    # Asked before and after: another process may commit meanwhile.
    before, read = asked(), max(words[first], words[second])
    if magics != (MAGIC_AND_VERSION, MAGIC_AND_VERSION) or not before <= read <= asked():
        return asked

    def announced() -> int:
        one, other = words[first], words[second]
        return one if one > other else other

    return announced
