"""``POST /beacon/``: a small application (PEP 3333) before the press and before Django.

It answers 204 to anything that could be a report, counted or not, so nobody learns what counts. It
uses no cookies and no database.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from djeli.readership.beacon import lines, messages
from djeli.readership.beacon.bots import is_bot
from djeli.readership.beacon.journal import Journal
from djeli.readership.beacon.languages import language
from djeli.readership.beacon.reader_address import reader_address
from djeli.readership.beacon.referrers import referrer_class
from djeli.readership.beacon.visitor_ids import DayKeys, digest

if TYPE_CHECKING:
    from datetime import tzinfo

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATH = "/beacon/"
NEVER_KEPT = ("Cache-Control", "no-store")
HEARD = [NEVER_KEPT]


class Beacon:
    """``application`` with the beacon in front. Logs and keys are in ``folder``."""

    def __init__(self, application: WSGIApplication, folder: Path, zone: tzinfo) -> None:
        self.application = application
        self.journal = Journal(folder / "logs")
        self.keys = DayKeys(folder / "keys", zone)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] != PATH:
            return self.application(environ, start)
        if environ["REQUEST_METHOD"] != "POST":
            return _refuse(start, "405 Method Not Allowed", ("Allow", "POST"))
        if not _is_own(environ):
            return _refuse(start, "403 Forbidden")
        body = _body(environ)
        if len(body) > messages.LARGEST:
            return _refuse(start, "413 Content Too Large")
        if not is_bot(environ):
            try:
                self._count(messages.read(body), environ)
            except messages.Unreadable:
                return _refuse(start, "400 Bad Request")
        start("204 No Content", HEARD)
        return []

    def _count(self, report: messages.Message, environ: WSGIEnvironment) -> None:
        now = time.time()
        key = self.keys.current(now)
        address = reader_address(environ)
        agent = environ.get("HTTP_USER_AGENT", "")
        accepted = environ.get("HTTP_ACCEPT_LANGUAGE", "")
        is_view = report.depth is None
        self.journal.add(
            lines.write(
                lines.Line(
                    at=int(now),
                    kind=lines.VIEW if is_view else lines.END,
                    story=report.story,
                    person=digest(key, address.text, agent, accepted),
                    address=digest(key, address.text),
                    is_public=address.is_public,
                    referrer=referrer_class(report.referrer, report.source, agent, _host(environ))
                    if is_view
                    else "-",
                    device=report.device,
                    language=language(report.language or accepted) if is_view else "-",
                    depth=report.depth or 0,
                    seconds=report.seconds,
                )
            )
        )


def _is_own(environ: WSGIEnvironment) -> bool:
    """True if no page of another site sent it: browsers name their page's in ``Origin``."""
    origin = environ.get("HTTP_ORIGIN")
    if not origin:
        return True
    return bool(origin.partition("://")[2].lower() == environ.get("HTTP_HOST", "").lower())


def _host(environ: WSGIEnvironment) -> str:
    host: str = environ.get("HTTP_HOST", "").partition(":")[0].lower()
    return host.removeprefix("www.")


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
