"""Looks at sources when they are due, takes in what is new, and notes how they fare."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.db.models import Q, QuerySet
from django.utils import timezone

from djeli.wire.defaults import sender_of
from djeli.wire.formats import format_detection
from djeli.wire.ingestion import Result, ingest_bytes
from djeli.wire.models import WireSource
from djeli.wire.sources import folders
from djeli.wire.sources.fetching import Request, fetch

logger = logging.getLogger(__name__)

LONGEST_PAUSE = timedelta(hours=1)
LEASE = timedelta(minutes=5)
"""For so long nobody else looks, if the process that looks is killed."""
MOST_FILES = 500
"""Files of one look; the rest is there at the next, so that one source holds up no other."""


def due() -> QuerySet[WireSource]:
    """The active sources whose time has come."""
    now = timezone.now()
    return WireSource.objects.filter(is_active=True).filter(
        Q(next_at__isnull=True) | Q(next_at__lte=now)
    )


def poll_due(stop: threading.Event | None = None) -> list[str]:
    """Look at every source that is due; a line for each that failed."""
    troubles = []
    for source in due().order_by("next_at", "pk"):
        if stop is not None and stop.is_set():
            break
        if not _claim(source):
            continue
        list(poll(source))
        if source.trouble:
            troubles.append(f"{source}: {source.trouble}")
    return troubles


def _claim(source: WireSource) -> bool:
    """True for the one process, of several clocks, that looks at the source this time."""
    rows = WireSource.objects.filter(pk=source.pk, next_at=source.next_at)
    return bool(rows.update(next_at=timezone.now() + LEASE))


def poll(source: WireSource) -> Iterator[Result]:
    """Look at a source now, one result each as it is done. What goes wrong with it is noted in its
    health; only a lost database comes out."""
    found, is_read, refusals = 0, False, list[str]()
    try:
        results = _of_folder(source) if source.way == source.Way.FOLDER else _of_address(source)
        for result in results:
            found += result.outcome in {"new", "update", "older", "kill", "withheld"}
            refusals += [result.reason] if result.outcome == "refused" else []
            is_read = is_read or result.outcome != "refused"
            yield result
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        if not isinstance(error, (OSError, ValueError)):
            logger.exception("the source %s cannot be looked at", source)
        _note(source, found, " ".join(str(error).split()) or type(error).__name__)
    else:
        # An address that answers with something else than news has failed, though it answers.
        is_useless = source.way == source.Way.HTTP and refusals and not is_read
        _note(source, found, refusals[-1] if is_useless else "")


def _of_folder(source: WireSource) -> Iterator[Result]:
    folder = folders.folder_of(source.address)
    folders.tidy(folder)
    for at, path in enumerate(folders.whole_files(folder, sender_of(source), source.form)):
        if at == MOST_FILES:
            break
        if path.stat().st_size > format_detection.LARGEST:
            reason = f"larger than {format_detection.LARGEST // 1_000_000} MB"
            yield Result(str(path), "refused", reason=reason)
        else:
            yield from ingest_bytes(path.read_bytes(), str(path), source)
        folders.put_by(path)


def _of_address(source: WireSource) -> Iterator[Result]:
    answer = fetch(request_of(source))
    if answer.is_new:
        yield from ingest_bytes(answer.content, source.address, source)
    source.etag, source.last_modified = answer.etag, answer.last_modified


def request_of(source: WireSource, *, is_conditional: bool = True) -> Request:
    """What is asked of an address, with the secret that the environment holds for the source."""
    return Request(
        source.address,
        etag=source.etag if is_conditional else "",
        last_modified=source.last_modified if is_conditional else "",
        secret=settings.WIRE_SECRETS.get(source.secret_name, "") if source.secret_name else "",
        allowed=tuple(settings.WIRE_PRIVATE_HOSTS),
    )


def _note(source: WireSource, found: int, trouble: str) -> None:
    """Keep how it went, and when the next look is: after failures ever later, up to an hour."""
    now = timezone.now()
    source.looked_at = now
    source.failures = source.failures + 1 if trouble else 0
    pause = timedelta(seconds=source.every) * 2 ** min(source.failures, 12)
    source.next_at = now + min(pause, max(LONGEST_PAUSE, timedelta(seconds=source.every)))
    source.item_at = now if found else source.item_at
    source.trouble = trouble[:400]
    source.trouble_at = now if trouble else source.trouble_at
    names = ("looked_at", "failures", "next_at", "item_at", "trouble", "trouble_at")
    # Not ``save``: what the desk changed meanwhile stays.
    WireSource.objects.filter(pk=source.pk).update(
        **{name: getattr(source, name) for name in (*names, "etag", "last_modified")}
    )
