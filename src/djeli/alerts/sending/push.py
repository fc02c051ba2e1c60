"""Hands one alert to a push service (RFC 8030), encrypted for the browser (RFC 8291)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from djeli.alerts.endpoints import is_public, origin_of
from djeli.alerts.server_keys import private_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    import requests

    from djeli.alerts.models import Device

KEPT = 4 * 3600
"""Seconds for which a push service keeps an alert for a browser that is off."""
TIMEOUT = (5, 10)
SIGNED_FOR = 12 * 3600
"""Seconds for which a signature holds (RFC 8292 allows a day)."""
PAUSE, LONGEST_PAUSE = 30.0, 3600.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the push service answered: its status, 0 for none; ``wait`` in seconds if it asks."""

    status: int
    said: str = ""
    wait: float | None = None

    @property
    def is_taken(self) -> bool:
        return 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """The browser has no such subscription any longer (RFC 8030, 7.3)."""
        return self.status in {404, 410}

    @property
    def is_for_later(self) -> bool:
        return self.status in {0, 408, 429} or self.status >= 500


def push(device: Device, message: bytes, name: str) -> Answer:
    """Send ``message`` to one browser; never raises for what a push service does.

    ``name`` (at most 32 letters of base64url) tells the push service which earlier message this one
    replaces, if the browser has not had it (RFC 8030, 5.4).
    """
    import requests  # only a sender needs it

    if not is_public(device.endpoint):
        return Answer(0, "the address of the push service cannot be found")
    headers = {
        **_signature(device.endpoint),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT),
        "Topic": name,
        "Urgency": "high",
    }
    try:
        body = _encrypted(device, message)
        with _session().post(
            device.endpoint,
            data=body,
            headers=headers,
            timeout=TIMEOUT,
            allow_redirects=False,
            stream=True,
        ) as found:
            return Answer(found.status_code, found.reason or "", _asked_wait(found.headers))
    except requests.RequestException as error:
        return Answer(0, type(error).__name__)
    except ValueError as error:
        return Answer(400, f"not encrypted: {error}")


def _encrypted(device: Device, message: bytes) -> bytes:
    # Here, not at the head: it brings an HTTP library of its own, 20 MB that only a sender needs.
    from pywebpush import WebPusher

    told = {
        "endpoint": device.endpoint,
        "keys": {"p256dh": device.p256dh, "auth": device.auth},
    }
    return bytes(WebPusher(told).encode(message)["body"])


def _signature(endpoint: str) -> dict[str, str]:
    """Who we are, signed for this push service; made anew each hour."""
    return _signed(origin_of(endpoint), private_key(), int(time.time()) // 3600)


@lru_cache(maxsize=64)
def _signed(origin: str, key: str, hour: int) -> dict[str, str]:
    from py_vapid import Vapid02  # only a sender needs it

    claims = {"aud": origin, "sub": settings.ALERTS_CONTACT, "exp": hour * 3600 + SIGNED_FOR}
    return dict(Vapid02.from_string(key).sign(claims))


@cache
def _session() -> requests.Session:
    """One for the process: its connections are used again. It keeps no cookies."""
    from http.cookiejar import DefaultCookiePolicy  # as below

    import requests  # only a sender needs it
    from requests.adapters import HTTPAdapter  # as above

    session = requests.Session()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.mount("https://", HTTPAdapter(pool_maxsize=16))
    return session


def _asked_wait(headers: Mapping[str, str]) -> float | None:
    """``Retry-After`` in seconds, as a number or a date (RFC 9110, 10.2.3); None without one."""
    written = headers.get("Retry-After", "").strip()
    if not written:
        return None
    if written.isascii() and written.isdigit():
        return min(float(written[:9]), LONGEST_PAUSE)
    try:
        seconds = parsedate_to_datetime(written).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, min(seconds, LONGEST_PAUSE))
