"""Leads readers whose browser saves data to the data-saver edition.

Only readers who come from elsewhere are redirected. Our own links stay in their edition, so readers
who chose the full one keep it, without a cookie. The answer is for this reader alone. Pages
themselves do not vary: a cache before us needs one copy of each, and where it answers without
asking us, readers get the page in full (``docs/decisions/0030``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from djeli.press.render.addresses import as_sent
from djeli.web.lite.pages import ROOT
from djeli.web.lite.view import FULL, SHOWN

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Header = Callable[[str], str]
"""The value of a request's header by its name in small letters; empty if there is none."""
HEADERS = [("Cache-Control", "private, no-store"), ("Vary", "Save-Data"), ("Content-Length", "0")]
READ = frozenset({"GET", "HEAD"})


class SavingData:
    """WSGI middleware (PEP 3333) that leads readers by ``led_to_lite``."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if "HTTP_SAVE_DATA" in environ and environ["REQUEST_METHOD"] in READ:

            def header(name: str) -> str:
                return str(environ.get(f"HTTP_{name.upper().replace('-', '_')}", ""))

            path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
            if address := led_to_lite(path, query, header):
                start("302 Found", [("Location", address), *HEADERS])
                return []
        return self.application(environ, start)


def led_to_lite(path: str, query: str, header: Header) -> str:
    """The address in the data-saver edition to which this GET is to be led; empty for most.

    The path is as WSGI has it (PEP 3333).
    """
    if header("save-data").strip().lower() != "on" or _is_from_us(header):
        return ""
    if FULL in parse_qs(query, keep_blank_values=True) or not _has_lite(path):
        return ""
    return f"{ROOT}{as_sent(path)}{'?' + query if query else ''}"


def _is_from_us(header: Header) -> bool:
    """True if the reader followed a link of ours."""
    if site := header("sec-fetch-site"):
        return site == "same-origin"
    return urlsplit(header("referer")).netloc == urlsplit(settings.BASE_URL).netloc


def _has_lite(path: str) -> bool:
    try:
        return resolve(path).func in SHOWN
    except Resolver404:
        return False
