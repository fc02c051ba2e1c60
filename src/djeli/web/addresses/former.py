"""Redirects old addresses to where the page is today."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase

from djeli.press import api as press
from djeli.stories.former_addresses.destinations import Whereabouts, find, readings
from djeli.stories.lists import listings
from djeli.stories.slugs.patterns import SLUG
from djeli.web.builders.pagination import PAGE, PAGE_NUMBER, STORIES_A_PAGE
from djeli.web.pages.notice import gone

ASKED = re.compile(rf"(/(?!desk/)(?:{SLUG}/)*?{SLUG}/)(feed/(?:atom/|json/)?)?")
"""An address of the edition, and of the feed that follows it."""


class FormerAddressMiddleware:
    """Where nothing is, looks whether something was, or is under a nearly equal address.

    Editors' own redirects come first: this stands above theirs. What is asked for in another form
    (NFD, capitals, accents), or as a page of an archive, is led on by the site itself and never
    pressed, because there is no end of such forms; an address that once was ours is pressed as any
    page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        return led_on(request, f"{request.path_info.rstrip('/')}/") or response


def led_on(request: HttpRequest, path: str) -> HttpResponseBase | None:
    """The answer for the page or feed at ``path``; None if nothing ever was."""
    for reading in readings(path):
        if (asked := ASKED.fullmatch(reading)) is None:
            continue
        found, feed = find(asked[1]), asked[2] or ""
        if found is None:
            continue
        if not found.address and reading == path:
            return gone(request)
        if not found.address:
            return press.unpressed(HttpResponsePermanentRedirect(reading))
        query = page_of(request, found)
        if f"{found.address}{feed}" == path or query is None or (feed and not found.has_feeds):
            return None
        answer = HttpResponsePermanentRedirect(f"{found.address}{feed}{query}")
        if reading != path or query:
            return press.unpressed(answer)
        if found.key and not feed:
            answer.press_arguments = (PAGE,)  # type: ignore[attr-defined]
        return answer
    return None


def page_of(request: HttpRequest, found: Whereabouts) -> str | None:
    """The query that asks for the same page of an archive; None if it has no such page."""
    written = request.GET.get(PAGE)
    if written is None or not found.key:
        return ""
    pages = math.ceil(listings.count(found.key) / STORIES_A_PAGE)
    if not PAGE_NUMBER.fullmatch(written) or int(written) > max(pages, 1):
        return None
    return f"?{urlencode({PAGE: written})}"
