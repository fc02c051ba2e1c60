"""From a WSGI application's answer to one that the server sends by itself.

So no thread waits for a slow reader: a file is named, and the server reads it; anything else is
gathered before it is sent.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from wsgiref.util import FileWrapper

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

Headers = list[tuple[str, str]]
SAID = {
    400: "We could not read this request.",
    408: "Your request took too long to arrive. Nothing was saved. Please send it again.",
    413: "This is too large. Nothing was saved.",
    503: "The site is too busy. Nothing was saved. Please try again.",
}
AGAIN_AFTER = "5"
"""Seconds after which a client without an answer may ask again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The body is in the file ``path``, from ``start`` to ``end``; without one it is ``body``."""

    status: int
    headers: Headers
    body: bytes = b""
    path: str = ""
    start: int = 0
    end: int = 0


def send(proto: Any, answer: Answer) -> None:
    """Hand the answer to the server."""
    if answer.path:
        proto.response_file_range(
            answer.status, answer.headers, answer.path, answer.start, answer.end
        )
    else:
        proto.response_bytes(answer.status, answer.headers, answer.body)


def refusal(status: int) -> Answer:
    """A plain line. The connection ends with it: what was not read of the request is not waited
    for."""
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("Connection", "close"),
    ]
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers.append(("Retry-After", AGAIN_AFTER))
    return Answer(status, headers, f"{SAID[status]}\n".encode())


def ask(site: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """What ``site`` answers. Whatever was opened for it is closed in this thread."""
    begun: list[tuple[int, Headers]] = []
    written = io.BytesIO()

    def start(status: str, headers: Headers, error: object = None) -> Callable[[bytes], object]:
        begun[:] = [(int(status[:3]), [_sendable(one) for one in headers])]
        return written.write

    found = site(environ, start)
    try:
        status, headers = begun[0] if begun else (500, [])
        if environ["REQUEST_METHOD"] == "HEAD":
            return Answer(status, headers)
        if isinstance(found, FileWrapper) and (part := _file(found.filelike, headers)):
            return Answer(status, headers, b"", *part)
        for chunk in found:
            written.write(chunk)
        # Who begins late (PEP 3333) has begun by now.
        status, headers = begun[0] if begun else (500, [])
        return Answer(status, headers, written.getvalue())
    finally:
        if close := getattr(found, "close", None):
            close()


def _sendable(header: tuple[str, str]) -> tuple[str, str]:
    """A header's value in ASCII: the server knows no other (RFC 9110, section 5.5)."""
    name, value = header
    return (name, value) if value.isascii() else (name, value.encode("ascii", "ignore").decode())


def _file(file: Any, headers: Headers) -> tuple[str, int, int] | None:
    """Path, first byte and end of what ``file`` would give; None if it is not on disk."""
    name = getattr(file, "name", None)
    if not isinstance(name, str) or not os.path.isfile(name):
        return None
    start = file.tell()
    length = next((value for one, value in headers if one.lower() == "content-length"), "")
    return name, start, start + int(length) if length else os.path.getsize(name)
