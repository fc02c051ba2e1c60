"""What readers are given, fetched as one of them would: nothing that anybody says is believed."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage

from djeli.press.render.addresses import as_sent
from djeli.press.serving.response import compose
from djeli.press.store.store import Store

NOTHING = frozenset({404, 410})
PATIENCE = 5.0
"""Seconds for one fetch."""


def difference(store: Store, address: str) -> tuple[int, str]:
    """The status at ``address``, and in what readers get something else than what is pressed.

    The text is empty where they get just that; the status is 0 where nobody answers. The edition's
    public address is asked, and so whatever stands between readers and the press.
    """
    try:
        status, tag = _fetch(address)
    except (OSError, http.client.HTTPException) as error:
        return 0, f"could not be fetched: {error}"
    return status, _judge(store, address, status, tag)


def _judge(store: Store, address: str, status: int, tag: str) -> str:
    with store.reading() as reading:
        stored = compose(reading, address)
    if stored is None:
        is_right = status in NOTHING or _is_right_for_file(address, status)
        return "" if is_right else f"answers {status}, and nothing is there any more"
    if stored.is_stale:
        return "is waiting to be rendered"
    if not stored.status.startswith(str(status)):
        return f"answers {status}, and {stored.status[:3]} is right"
    return "" if stored.digest in tag else "an old copy is served"


def _is_right_for_file(address: str, status: int) -> bool:
    """True where a file that was purged leads on, or is given out because it was made again."""
    name = address.removeprefix(settings.MEDIA_URL)
    return name != address and (status == 302 or (status == 200 and default_storage.exists(name)))


def _fetch(address: str) -> tuple[int, str]:
    """Status and ETag. Raises OSError or HTTPException."""
    base = urlsplit(settings.BASE_URL)
    kind = http.client.HTTPSConnection if base.scheme == "https" else http.client.HTTPConnection
    connection = kind(base.netloc, timeout=PATIENCE)
    try:
        connection.request("GET", as_sent(address), headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers.get("ETag", "")
    finally:
        connection.close()
