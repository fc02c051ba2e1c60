"""``POST /beacon/``: a small application (PEP 3333) in front of the press and Django.

Answers 204 to whatever could be a report (``reports``); sets no cookie.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from djeli.readership.beacon import messages
from djeli.readership.beacon.reports import (
    FOREIGN,
    HEARD,
    TOO_LARGE,
    UNREADABLE,
    Reports,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATH = "/beacon/"
NEVER_KEPT = ("Cache-Control", "no-store")
SAID = {
    HEARD: "204 No Content",
    UNREADABLE: "400 Bad Request",
    FOREIGN: "403 Forbidden",
    TOO_LARGE: "413 Content Too Large",
}


class Beacon:
    """``application`` with the beacon in front; ``reports`` takes what comes to it."""

    def __init__(self, application: WSGIApplication, reports: Reports) -> None:
        self.application = application
        self.reports = reports

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] != PATH:
            return self.application(environ, start)
        if environ["REQUEST_METHOD"] != "POST":
            return _refuse(start, "405 Method Not Allowed", ("Allow", "POST"))
        status = self.reports.take(environ, _body(environ))
        if status != HEARD:
            return _refuse(start, SAID[status])
        start(SAID[HEARD], [NEVER_KEPT])
        return []


def _body(environ: WSGIEnvironment) -> bytes:
    """The body, or one byte more than is allowed of it."""
    length = environ.get("CONTENT_LENGTH") or ""
    if length.isdigit() and int(length) > messages.LARGEST:
        return b" " * (messages.LARGEST + 1)
    found: bytes = environ["wsgi.input"].read(messages.LARGEST + 1)
    return found


def _refuse(start: StartResponse, status: str, *headers: tuple[str, str]) -> list[bytes]:
    start(status, [NEVER_KEPT, ("Content-Length", "0"), *headers])
    return []
