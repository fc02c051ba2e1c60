"""From files to items. Each file stands alone: a broken one does not stop the others."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from django.db import InterfaceError, OperationalError

from djeli.wire.defaults import sender_of, with_defaults
from djeli.wire.formats import format_detection
from djeli.wire.formats.attached import MEDIA_KINDS
from djeli.wire.formats.item import TEXT_KINDS, ReceivedItem, Refused
from djeli.wire.formats.sender import UNKNOWN
from djeli.wire.models import WireSource
from djeli.wire.quarantine import contents, put_aside, release
from djeli.wire.received.files import bytes_of
from djeli.wire.versions import Kept, keep

logger = logging.getLogger(__name__)

Outcome = Kept | Literal["not news", "refused"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one item, or of a file that is none; ``reason`` says why it was refused, or
    why the agency killed it, and ``repairs`` what was mended in it."""

    source: str
    outcome: Outcome
    guid: str = ""
    headline: str = ""
    reason: str = ""
    repairs: tuple[str, ...] = ()


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named, hidden ones left out, in order."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (part for part in path.rglob("*") if part.is_file())
            found += sorted(part for part in inside if not part.name.startswith("."))
        else:
            found.append(path)
    return found


def ingest(paths: Iterable[Path]) -> Iterator[Result]:
    """Take in every item of the files and folders named, one result each as it is done."""
    for path in files_in(paths):
        try:
            if path.stat().st_size > format_detection.LARGEST:
                raise Refused(f"larger than {format_detection.LARGEST // 1_000_000} MB")
            content = path.read_bytes()
        except OSError as error:
            yield Result(str(path), "refused", reason=error.strerror or str(error))
        except Refused as error:  # too large to be kept: it stays where it lies
            yield Result(str(path), "refused", reason=str(error))
        else:
            yield from ingest_bytes(content, str(path))


def ingest_bytes(
    content: bytes, source: str, came_from: WireSource | None = None
) -> Iterator[Result]:
    """Take in every item of one file's bytes, one result each, whatever the bytes are.

    What is refused is put into quarantine with its bytes; read at last, it leaves it.

    Only where the database is gone or locked does the error come out: that is no item's trouble.
    """
    source = _writable(source)
    try:
        items = _read(content, came_from)
    except Refused as error:
        yield _refused(error, content, source, came_from)
        return
    is_whole = True
    for item in items:
        if isinstance(item, Refused):
            result = _refused(item, content, source, came_from)
        else:
            result = _taken(item, content, source, came_from)
        is_whole &= result.outcome != "refused"
        yield result
    if is_whole:
        release(content)


def _read(content: bytes, came_from: WireSource | None) -> list[ReceivedItem | Refused]:
    """The items as the source sends them. An error of ours is one of this file alone."""
    sender, form = (sender_of(came_from), came_from.form) if came_from else (UNKNOWN, "")
    try:
        found = format_detection.read(content, sender, form)
    except Refused:
        raise
    except Exception as error:
        logger.exception("a file could not be read")
        raise Refused(f"it could not be read: {type(error).__name__}: {_line(error)}") from None
    return [one if isinstance(one, Refused) else with_defaults(one, came_from) for one in found]


def _taken(item: ReceivedItem, content: bytes, source: str, came_from: WireSource | None) -> Result:
    told = partial(Result, source, guid=item.guid, headline=item.headline, repairs=item.repairs)
    if not (item.is_news or item.is_stop):
        return told(outcome="not news", reason=_why_not_news(item))
    try:
        outcome = keep(item, item.raw or content, source, came_from)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        logger.exception("an item of %s could not be kept", source)
        reason = f"it could not be kept: {type(error).__name__}: {_line(error)}"
        # The whole file: an item may have facts, such as pictures, from the others in it.
        put_aside(content, source, reason, came_from)
        return told(outcome="refused", reason=reason)
    return told(outcome=outcome, reason=item.ednote if item.is_stop else "")


def _refused(refused: Refused, content: bytes, source: str, came_from: WireSource | None) -> Result:
    put_aside(refused.raw or content, source, _line(refused), came_from)
    return Result(source, "refused", reason=_line(refused))


def _line(error: Exception) -> str:
    return _writable(" ".join(str(error).split())[:300])


def replay(pks: list[int] | None = None) -> Iterator[Result]:
    """Try what is in quarantine once more: rows of ``pks``, or all. What is read leaves it."""
    for row in contents(pks):
        try:
            content = bytes_of(row)
        except OSError as error:  # its file was taken away
            yield Result(row.source, "refused", reason=error.strerror or str(error))
        else:
            yield from ingest_bytes(content, row.source, row.came_from)


def _writable(text: str) -> str:
    """Names of files and words of errors may hold bytes that are no text."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")


def _why_not_news(item: ReceivedItem) -> str:
    if item.kind in TEXT_KINDS:
        return "neither headline nor text"
    if item.kind not in MEDIA_KINDS:
        return f"a {item.kind}"
    return f"a {item.kind} without a {'headline or caption' if item.media else 'file'}"
