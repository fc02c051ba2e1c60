"""From files to items. Each file stands alone: a broken one does not stop the others."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from django.db import InterfaceError, OperationalError

from djeli.wire.formats import format_detection
from djeli.wire.formats.item import ReceivedItem, Refused
from djeli.wire.versions import Kept, keep

logger = logging.getLogger(__name__)

Outcome = Kept | Literal["not text", "refused"]


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
        except Refused as error:
            yield Result(str(path), "refused", reason=str(error))
        else:
            yield from ingest_bytes(content, str(path))


def ingest_bytes(content: bytes, source: str) -> Iterator[Result]:
    """Take in every item of one file's bytes, one result each, whatever the bytes are.

    Only where the database is gone or locked does the error come out: that is no item's trouble.
    """
    source = _writable(source)
    try:
        items = format_detection.read(content)
    except Refused as error:
        yield Result(source, "refused", reason=_line(error))
        return
    for item in items:
        yield _refused(item, source) if isinstance(item, Refused) else _taken(item, content, source)


def _taken(item: ReceivedItem, content: bytes, source: str) -> Result:
    told = partial(Result, source, guid=item.guid, headline=item.headline, repairs=item.repairs)
    if not (item.is_text or item.is_stop):
        return told(outcome="not text", reason=_why_not_text(item))
    try:
        outcome = keep(item, item.raw or content, source)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        logger.exception("an item of %s could not be kept", source)
        reason = f"it could not be kept: {type(error).__name__}: {_line(error)}"
        return told(outcome="refused", reason=reason)
    return told(outcome=outcome, reason=item.ednote if item.is_stop else "")


def _refused(refused: Refused, source: str) -> Result:
    return Result(source, "refused", reason=_line(refused))


def _line(error: Exception) -> str:
    return _writable(" ".join(str(error).split())[:300])


def _writable(text: str) -> str:
    """Names of files and words of errors may hold bytes that are no text."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")


def _why_not_text(item: ReceivedItem) -> str:
    if item.kind not in {"text", "composite", ""}:
        return f"a {item.kind}"
    return "no text" if item.headline else "no headline"
