"""What is sent for a response that is ready: with or without gzip, or that nothing has changed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from djeli.press.serving.response import Composed

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

UNCHANGED = "304 Not Modified"
Reply = tuple[int, list[tuple[str, str]], bytes]
"""Status, headers and body. Who sends it must not change it."""


def send(found: Composed, environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
    """Answer a request by WSGI with what was found for it."""
    accepted, known = environ.get("HTTP_ACCEPT_ENCODING", ""), environ.get("HTTP_IF_NONE_MATCH", "")
    status, headers, body = reply(found, environ["REQUEST_METHOD"], accepted, known)
    start(UNCHANGED if status == 304 else found.status, headers)
    return [body] if body else []


def send_apology(page: bytes, start: StartResponse) -> list[bytes]:
    """Answer by WSGI that the page cannot be made now, with ``page`` as HTML."""
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(page))),
        ("Retry-After", "60"),
        ("Cache-Control", "no-store"),
    ]
    start("503 Service Unavailable", headers)
    return [page]


def reply(found: Composed, method: str, accepted: str, known: str) -> Reply:
    """``accepted`` and ``known`` are the headers ``Accept-Encoding`` and ``If-None-Match``."""
    takes_gzip = _takes_gzip(accepted)
    if known and found.code == 200 and (found.digest in known or known.strip() == "*"):
        return 304, found.gzip_unchanged if takes_gzip else found.plain_unchanged, b""
    if method == "HEAD":
        return found.code, found.gzip_headers if takes_gzip else found.plain_headers, b""
    if takes_gzip:
        return found.code, found.gzip_headers, found.gzip
    return found.code, found.plain_headers, found.plain


@lru_cache(maxsize=256)
def _takes_gzip(accepted: str) -> bool:
    """True where ``Accept-Encoding`` admits gzip (RFC 9110, section 12.5.3)."""
    for one in accepted.split(","):
        name, _, weight = one.strip().lower().partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
