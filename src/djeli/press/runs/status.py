"""How the press stands."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import Any

from djeli.press.models import Change
from djeli.press.store.store import Store


def status(store: Store) -> dict[str, Any]:
    """Numbers of pages, fragments and of what waits; ``lag`` in seconds; failures with reasons.

    ``lag`` is the age of the oldest change that is not applied yet, 0 where there is none;
    ``size`` is in bytes, and so are ``packed`` (pages that were compressed at rest) and
    ``dictionary`` (the newest; 0 where there is none).
    """
    with store.reading() as reading:
        applied = reading.applied
        found: dict[str, Any] = {
            "pages": reading.pages.count(),
            "fragments": reading.pages.count_fragments(),
            "waiting": reading.queue.count(),
            "applied": applied,
            "build": reading.meta("build"),
            "size": store.size(),
            "packed": store.packed.size(),
            "dictionary": len(next(iter(reading.dictionaries()), b"")),
            "unpurged": [asdict(purge) for purge in reading.purges.all()],
            "failures": [asdict(failure) for failure in reading.failures.all()],
        }
    oldest = (
        Change.objects.filter(pk__gt=applied).order_by("pk").values_list("at", flat=True).first()
    )
    found["lag"] = round(max(time.time() - oldest, 0.0), 3) if oldest else 0.0
    return found
