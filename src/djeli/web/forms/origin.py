"""The Origin check of readers' forms. Pages hold no CSRF token."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_from_our_page(request: HttpRequest) -> bool:
    """Whether the browser says that the form was on a page of this host."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:  # no script can set it; it is there also where Origin is "null"
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()


def page_of_form(request: HttpRequest) -> str:
    """The path of the page on which the form stood."""
    return urlsplit(request.headers.get("Referer", "")).path or request.path
