"""What stands between the press and readers, and how it is told that a copy is old.

Addresses go through Wagtail's frontend-cache backends. Those log what fails and raise nothing, so
nothing that is said here is believed: ``purging`` fetches each address afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from http.client import HTTPException
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from wagtail.contrib.frontend_cache.utils import get_backends

PATIENCE = 10.0
"""Seconds for one call."""
KINDS = ("http", "cloudflare", "cloudfront", "fastly")
BACKENDS = "wagtail.contrib.frontend_cache.backends"


class PurgeFailed(OSError):
    """The CDN did not take the call; the text says why."""


class Cdn(Protocol):
    """``keys_at_once`` keys go into one call, 0 where it purges by address only; so many addresses
    at once are within its limits."""

    keys_at_once: int
    addresses_at_once: int

    def purge(self, addresses: Sequence[str]) -> None:
        """Forget what is kept of these absolute addresses."""

    def purge_keys(self, keys: Sequence[str]) -> None:
        """Forget whatever bears one of these keys in its ``Surrogate-Key``. Raises PurgeFailed."""


class ByAddress:
    """One of Wagtail's own backends: for whatever takes ``PURGE``, or for CloudFront."""

    keys_at_once = 0
    addresses_at_once = 100

    def __init__(self, backend: str, parameters: Mapping[str, str]) -> None:
        config = {"press": {"BACKEND": f"{BACKENDS}.{backend}", **parameters}}
        self._backend = get_backends(config)["press"]

    def purge(self, addresses: Sequence[str]) -> None:
        self._backend.purge_batch(list(addresses))

    def purge_keys(self, keys: Sequence[str]) -> None:
        raise PurgeFailed("this CDN can only purge by address")


class Varnish(ByAddress):
    """Varnish with the xkey module: ``PURGE`` with the keys in ``xkey-purge``."""

    keys_at_once = 50

    def __init__(self, location: str) -> None:
        super().__init__("HTTPBackend", {"LOCATION": location})
        self._location = location

    def purge_keys(self, keys: Sequence[str]) -> None:
        _call("PURGE", self._location, {"xkey-purge": " ".join(keys)})


class Cloudflare(ByAddress):
    """Tags go to the same place as addresses: thirty in one call."""

    keys_at_once = 30
    addresses_at_once = 30

    def __init__(self, zone: str, token: str, api: str) -> None:
        super().__init__("CloudflareBackend", {"ZONEID": zone, "BEARER_TOKEN": token})
        self._address = f"{api or 'https://api.cloudflare.com'}/client/v4/zones/{zone}/purge_cache"
        self._token = token
        self._has_own_api = bool(api)

    def purge(self, addresses: Sequence[str]) -> None:
        if self._has_own_api:  # which Wagtail's backend has no setting for
            self._purge({"files": list(addresses)})
        else:
            super().purge(addresses)

    def purge_keys(self, keys: Sequence[str]) -> None:
        self._purge({"tags": list(keys)})

    def _purge(self, what: Mapping[str, list[str]]) -> None:
        headers = {"Authorization": f"Bearer {self._token}"}
        answer = _call("POST", self._address, headers, what)
        if not answer.get("success"):
            raise PurgeFailed(f"Cloudflare refused: {answer.get('errors')}")


class Fastly:
    """Its own interface for keys, up to 256 in one call, and for addresses."""

    keys_at_once = 256
    addresses_at_once = 100

    def __init__(self, service: str, token: str, api: str) -> None:
        self._api = api or "https://api.fastly.com"
        self._service, self._headers = service, {"Fastly-Key": token}

    def purge(self, addresses: Sequence[str]) -> None:
        for address in addresses:
            parts = urlsplit(address)
            query = f"?{parts.query}" if parts.query else ""
            _call("POST", f"{self._api}/purge/{parts.netloc}{parts.path}{query}", self._headers)

    def purge_keys(self, keys: Sequence[str]) -> None:
        address = f"{self._api}/service/{self._service}/purge"
        _call("POST", address, self._headers, {"surrogate_keys": list(keys)})


@cache
def current_cdn() -> Cdn | None:
    """The CDN of ``settings.CDN``, None where there is none.

    Raises ImproperlyConfigured where it lacks something or is of no known kind.
    """
    given: dict[str, Any] = settings.CDN
    kind = given["KIND"]
    if not kind:
        return None
    if kind == "http":
        location = _given("LOCATION")
        return Varnish(location) if given["KEYS"] else _http(location)
    if kind == "cloudflare":
        return Cloudflare(_given("ZONE"), _given("TOKEN"), given["API"])
    if kind == "cloudfront":
        return ByAddress("CloudfrontBackend", {"DISTRIBUTION_ID": _given("ZONE")})
    if kind == "fastly":
        return Fastly(_given("ZONE"), _given("TOKEN"), given["API"])
    raise ImproperlyConfigured(f"CDN_KIND is {kind!r}; it is one of {', '.join(KINDS)}")


def _http(location: str) -> ByAddress:
    return ByAddress("HTTPBackend", {"LOCATION": location})


def _given(name: str) -> str:
    given: dict[str, Any] = settings.CDN
    if not given[name]:
        raise ImproperlyConfigured(f"CDN_KIND={given['KIND']} needs CDN_{name}")
    return str(given[name])


def _call(
    method: str, address: str, headers: Mapping[str, str], body: object = None
) -> dict[str, Any]:
    """The answer as JSON, an empty one where it is none. Raises PurgeFailed."""
    data = json.dumps(body).encode() if body is not None else None
    extra = {"Content-Type": "application/json"} if data else {}
    request = Request(address, data, {**headers, **extra}, method=method)  # noqa: S310 (settings)
    try:
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 (from settings)
            found = json.loads(answer.read() or b"{}")
    except ValueError:
        return {}
    except HTTPError as error:
        raise PurgeFailed(f"the CDN answered {error.code} {error.reason}") from error
    except (OSError, HTTPException) as error:
        raise PurgeFailed(f"the CDN could not be reached: {error}") from error
    return found if isinstance(found, dict) else {}
