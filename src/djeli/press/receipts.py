"""A receipt for whoever changes something: what readers now get, fetched as a reader would."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from djeli.press.composing import compose
from djeli.press.following import Outcome
from djeli.press.models import Receipt
from djeli.press.rendering import MISSING
from djeli.press.store import Store

KEPT = timedelta(days=30)
PATIENCE = 5.0
"""Seconds for one fetch."""
MOST = 40
"""Addresses that are fetched for one receipt: more are a change of a whole section."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One address as it was fetched. ``trouble`` is empty where readers get what is pressed."""

    address: str
    status: int
    seconds: float
    trouble: str = ""


def issue(outcome: Outcome, by: str) -> Receipt | None:
    """Write down what ``outcome`` changed; None where it touched no page."""
    pressed = [one for one in outcome.pressed if one.startswith("/") and one != MISSING]
    if not (pressed or outcome.gone or outcome.failed):
        return None
    Receipt.objects.filter(at__lt=timezone.now() - KEPT).delete()
    return Receipt.objects.create(
        by=by,
        seconds=outcome.seconds,
        pressed=sorted(pressed),
        gone=sorted(outcome.gone),
        failed=outcome.failed,
        waiting=outcome.waiting,
    )


def check(store: Store, receipt: Receipt) -> Iterator[Fetched]:
    """Fetch each address of the receipt from the edition's own host and compare fingerprints.

    What stands between readers and the press (a proxy, a CDN) is asked too: nothing that it says
    of itself is believed.
    """
    base = urlsplit(settings.BASE_URL)
    for address in receipt.addresses[:MOST]:
        started = time.perf_counter()
        try:
            status, tag = _fetch(base.scheme, base.netloc, address)
        except (OSError, http.client.HTTPException) as error:
            taken = time.perf_counter() - started
            yield Fetched(address, 0, taken, f"could not be fetched: {error}")
            continue
        trouble = receipt.failed.get(address, "") or _difference(store, address, status, tag)
        yield Fetched(address, status, time.perf_counter() - started, trouble)


def _fetch(scheme: str, host: str, address: str) -> tuple[int, str]:
    kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    connection = kind(host, timeout=PATIENCE)
    try:
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers.get("ETag", "")
    finally:
        connection.close()


def _difference(store: Store, address: str, status: int, tag: str) -> str:
    with store.reading() as reading:
        stored = compose(reading, address)
    if stored is None:
        return "" if status == 404 else f"answers {status}, and nothing is there any more"
    if stored.is_stale:
        return "waits to be pressed"
    if not stored.status.startswith(str(status)):
        return f"answers {status}, and {stored.status[:3]} is right"
    return "" if stored.digest in tag else "an old copy is served"
