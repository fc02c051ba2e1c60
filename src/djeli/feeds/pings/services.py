"""The services that take pings: a WebSub hub, and the search engines of IndexNow."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from http.client import HTTPException
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from djeli.feeds.pings.changes import Changes
from djeli.stories.addresses import absolute

PATIENCE = 10.0
"""Seconds for one call."""
FEEDS_AT_ONCE = 100
PAGES_AT_ONCE = 10_000
"""IndexNow's own limit."""


class PingFailed(OSError):
    """A service did not take a ping; the text says why."""


class Service(Protocol):
    name: str

    def ping(self, changes: Changes) -> int:
        """Send ``changes``; returns the number of addresses. Raises PingFailed. May be repeated."""


class WebSub:
    """A hub, which then fetches the feeds and gives them to its subscribers (W3C, WebSub)."""

    name = "websub"

    def __init__(self, hub: str) -> None:
        self.hub = hub

    def ping(self, changes: Changes) -> int:
        for batch in _batches(changes.feeds, FEEDS_AT_ONCE):
            topics = [("hub.url", absolute(address)) for address in batch]
            body = urlencode([("hub.mode", "publish"), *topics])
            _post(self.hub, body.encode(), "application/x-www-form-urlencoded")
        return len(changes.feeds)


class IndexNow:
    """Search engines that take addresses (indexnow.org); ``key`` proves that the host is ours."""

    name = "indexnow"

    def __init__(self, key: str, api: str) -> None:
        self.key, self.api = key, api

    def ping(self, changes: Changes) -> int:
        for batch in _batches(changes.pages, PAGES_AT_ONCE):
            body = {
                "host": urlsplit(settings.BASE_URL).netloc,
                "key": self.key,
                "keyLocation": absolute(f"/{self.key}.txt"),
                "urlList": [absolute(address) for address in batch],
            }
            _post(self.api, json.dumps(body).encode(), "application/json; charset=utf-8")
        return len(changes.pages)


def services() -> list[Service]:
    """The services that the settings name."""
    found: list[Service] = []
    if settings.WEBSUB_HUB:
        found.append(WebSub(settings.WEBSUB_HUB))
    if settings.INDEXNOW_KEY:
        found.append(IndexNow(settings.INDEXNOW_KEY, settings.INDEXNOW_API))
    return found


class _NoDetour(HTTPRedirectHandler):
    """A POST that is sent elsewhere would arrive there as a GET that says nothing."""

    def redirect_request(self, *_: Any) -> None:
        return None


_opener = build_opener(_NoDetour)


def _post(url: str, body: bytes, media_type: str) -> None:
    """Send it; the address is the operator's own setting. Raises PingFailed."""
    headers = {"Content-Type": media_type, "User-Agent": "Djeli"}
    if not url.startswith(("http://", "https://")):
        raise PingFailed(f"{url} is no address of the web")
    host = url.split("/")[2]
    try:
        with _opener.open(Request(url, body, headers), timeout=PATIENCE):  # noqa: S310 (an address from the settings)
            return
    except HTTPError as error:
        with error:
            raise PingFailed(f"{host} answered {error.code}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise PingFailed(f"{host} cannot be reached: {error}") from error


def _batches(addresses: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(addresses), size):
        yield addresses[start : start + size]
