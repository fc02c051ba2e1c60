"""Reading a body before its request takes a thread."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from djeli.cli.intake.event_loop import finished
from djeli.cli.intake.limits import CHUNKED, Limits, Refused

IN_MEMORY = 1024 * 1024
"""Bytes of an upload up to which it is not written to disk."""
ENDS = 1
"""Empty chunks with which granian ends a body; one that broke off has another before."""


class Bodies:
    """Reads bodies, so many at once as the limits allow."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._small: set[object] = set()
        self._large: set[object] = set()

    async def small(self, proto: Any, length: int, begun: Any) -> IO[bytes]:
        """A body from anybody; ``begun`` is its reading, where that was begun already."""
        if begun is not None:  # mostly it has come with its head
            return io.BytesIO(await self.whole(begun, length))
        with _counted(self._small, self._limits.bodies_at_once):
            try:
                async with asyncio.timeout(self._limits.seconds):
                    found = await self._chunks(proto)
            except TimeoutError:
                raise Refused(408) from None
            except RuntimeError:  # granian's: the client has gone
                raise Refused(400) from None
        return io.BytesIO(_whole(found, length))

    async def whole(self, begun: Any, length: int) -> bytes:
        """What ``begun`` reads: a small body of ``length`` bytes."""
        with _counted(self._small, self._limits.bodies_at_once):
            try:
                return _whole(await finished(begun, self._limits.seconds), length)
            except TimeoutError:
                raise Refused(408) from None
            except RuntimeError:  # granian's: the client has gone
                raise Refused(400) from None

    async def _chunks(self, proto: Any) -> bytes:
        found, empty = bytearray(), 0
        async for chunk in proto:
            found += chunk
            if len(found) > self._limits.body:
                raise Refused(413)
            empty += not chunk
        if empty > ENDS:
            raise Refused(400)
        return bytes(found)

    async def upload(self, proto: Any, length: int) -> IO[bytes]:
        """A body from somebody who is logged in."""
        with _counted(self._large, self._limits.uploads_at_once):
            file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (the request's)
            try:
                size = await self._write(proto, file)
                if length not in (CHUNKED, size):
                    raise Refused(400)
            except BaseException:
                file.close()
                raise
        file.seek(0)
        return file

    async def _write(self, proto: Any, file: IO[bytes]) -> int:
        size, empty, began = 0, 0, time.monotonic()
        chunks = aiter(proto)
        while True:
            try:
                async with asyncio.timeout(self._limits.pause):
                    # Without a default: with one, Python 3.11 crashes at the end of a body.
                    chunk = await anext(chunks)
            except TimeoutError:
                raise Refused(408) from None
            except StopAsyncIteration:
                if empty > ENDS:
                    raise Refused(400) from None
                return size
            empty += not chunk
            size += len(chunk)
            if size > self._limits.upload:
                raise Refused(413)
            late = time.monotonic() - began - self._limits.pause
            if size < late * self._limits.slowest:
                raise Refused(408)
            file.write(chunk)


@contextmanager
def _counted(those: set[object], most: int) -> Iterator[None]:
    """One of ``most`` at once; requests come from several threads, so a set and no number."""
    if len(those) >= most:
        raise Refused(503)
    one = object()
    those.add(one)
    try:
        yield
    finally:
        those.remove(one)


def _whole(found: bytes, length: int) -> bytes:
    if length not in (CHUNKED, len(found)):
        raise Refused(400)
    return found
