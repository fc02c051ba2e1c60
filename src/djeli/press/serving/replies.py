"""What is sent for a response that is ready: in which coding, or that nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from djeli.press.serving.codings import (
    BROTLI,
    DICTIONARY,
    GZIP,
    IDENTITY,
    SMALLEST_FIRST,
    codings,
    may_learn,
)
from djeli.press.serving.dictionary import Dictionaries, Dictionary
from djeli.press.serving.encoded_pages import EncodedPages
from djeli.press.serving.response import Composed, Headers

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

UNCHANGED = "304 Not Modified"
Reply = tuple[int, Headers, bytes]
"""Status, headers and body. Who sends it must not change it."""
Asked = Callable[[str, str], str]
"""Gives a header of the request by its name in small letters, or the text that is given with it."""


def asked_by_wsgi(environ: WSGIEnvironment) -> Asked:
    """The headers of a request by WSGI."""

    def asked(name: str, without: str) -> str:
        found: str = environ.get(f"HTTP_{name.upper().replace('-', '_')}", without)
        return found

    return asked


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


def reply(
    page: Composed,
    method: str,
    asked: Asked,
    encoded: EncodedPages,
    known: Dictionaries,
    frugal: tuple[str, ...] = (),
) -> Reply:
    """The page as who asks wants it. ``known`` are the dictionaries by which it may be packed; none
    is offered at addresses that begin with one of ``frugal``."""
    wanted = asked("accept-encoding", "")
    accepted = codings(wanted)
    coding, dictionary = accepted[0], None
    if coding == DICTIONARY:
        dictionary = _dictionary(page, asked, known)
        if dictionary is None:
            coding = accepted[1] if len(accepted) > 1 else IDENTITY
    held = asked("if-none-match", "")
    if held and page.code == 200:
        # Who does not say what it takes has been given what it holds.
        taken = accepted if wanted else SMALLEST_FIRST
        if kept := _unchanged(page, held, taken, dictionary):
            return 304, kept, b""
    found = encoded.of(page, coding, dictionary)
    if not held and _is_of(asked("if-modified-since", ""), page):
        return 304, page.headers_unchanged(found.suffix), b""
    headers = found.headers
    if known.newest is not None and dictionary is not known.newest and may_learn(wanted):
        is_offered = page.code == 200 and page.is_document and not page.address.startswith(frugal)
        headers = _offering(headers, known.newest, asked) if is_offered else headers
    if method == "HEAD":
        return page.code, headers, b""
    return page.code, headers, found.body if found.suffix else page.plain


def _dictionary(page: Composed, asked: Asked, known: Dictionaries) -> Dictionary | None:
    """The one of ours that the browser has; a browser names one for pages it shows, if any."""
    if known.newest is None or not page.is_document:
        return None
    return known.available(asked("available-dictionary", ""))


def _offering(headers: Headers, newest: Dictionary, asked: Asked) -> Headers:
    """The headers, with where the dictionary is, for who reads on. Not for who saves data: it pays
    from the third page on."""
    return headers if saves_data(asked) else [*headers, newest.offer]


def saves_data(asked: Asked) -> bool:
    """True for who wishes to receive little (``Save-Data: on``)."""
    return asked("save-data", "").strip().lower() == "on"


def _is_of(time: str, page: Composed) -> bool:
    """True where the client has the page of exactly this time (RFC 9110, section 13.1.3): a later
    one is by another clock, or of another machine's page."""
    return bool(time) and page.code == 200 and time.strip() == page.modified


def _unchanged(
    page: Composed, held: str, accepted: tuple[str, ...], dictionary: Dictionary | None
) -> Headers | None:
    """The headers of 304, where the client has this page in a coding that it takes (RFC 9110,
    section 13.1.2)."""
    if held.strip() == "*":
        return page.headers_unchanged("")
    place = held.find(page.digest)
    while place >= 0:
        start = place + len(page.digest)
        suffix = held[start : held.find('"', start)]
        if _is_taken(suffix, accepted, dictionary):
            return page.headers_unchanged(suffix)
        place = held.find(page.digest, start)
    return None


def _is_taken(suffix: str, accepted: tuple[str, ...], dictionary: Dictionary | None) -> bool:
    if not suffix:
        return True
    _, _, coding = suffix.partition("-")
    if coding in {GZIP, BROTLI, f"{BROTLI}-fast"}:
        return coding.partition("-")[0] in accepted
    return dictionary is not None and coding == f"{DICTIONARY}-{dictionary.name[:8]}"
