"""Readers of every kind, who stay from one change of the newsroom to the next."""

from __future__ import annotations

import gzip

import brotli

from djeli.press.serving.dictionary import PREFIX, Dictionary
from djeli.press.serving.response import compose
from djeli.press.store.store import Store
from tests.press.asking import Reader

UNPACK = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
EVERY_CODING = "gzip, deflate, br, zstd, dcb, dcz"
SOME = 12
"""Pages that are read each time, others the next time."""


class ManyReaders:
    """They ask one worker, which remembers what it has packed; those with dictionaries keep theirs
    for ever."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.reader = Reader(store)
        self.held: list[Dictionary] = [Dictionary(b"of another edition")]
        self.turn = 0

    def close(self) -> None:
        self.reader.gateway.close()

    def compare(self) -> None:
        """Whatever a reader takes, it is the page that is stored."""
        with self.store.reading() as reading:
            pages = {
                address: compose(reading, address)
                for address in self._some(list(reading.pages.addresses()))
            }
        for address, page in pages.items():
            if page is not None and not address.startswith("/!"):
                self._read(address, page.plain)

    def _some(self, addresses: list[str]) -> list[str]:
        self.turn += 1
        return addresses[self.turn % 3 :: max(len(addresses) // SOME, 1)]

    def _read(self, address: str, plain: bytes) -> None:
        for accepted in ("", "gzip", "br", EVERY_CODING):
            assert self._body(address, HTTP_ACCEPT_ENCODING=accepted) == plain, (address, accepted)
        for held in list(self.held):
            found = self._body(
                address,
                held,
                HTTP_ACCEPT_ENCODING=EVERY_CODING,
                HTTP_AVAILABLE_DICTIONARY=held.available,
            )
            assert found == plain, address

    def _body(self, address: str, held: Dictionary | None = None, **headers: str) -> bytes:
        _, answered, body = self.reader.get(address, **headers)
        if offer := answered.get("Server-Timing"):
            self._fetch(offer)
        coding = answered.get("Content-Encoding", "")
        if coding == "dcz":
            assert held is not None, "none was asked for"
            return held.decompress(body)
        return UNPACK[coding](body)

    def _fetch(self, offer: str) -> None:
        address = offer.split('"')[1]
        assert address.startswith(PREFIX)
        if address not in {one.address for one in self.held}:
            self.held.append(Dictionary(self.reader.get(address)[2]))
            del self.held[1:-3]
