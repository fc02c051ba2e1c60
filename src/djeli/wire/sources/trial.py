"""The last items of a source as they would arrive. Nothing is kept, and nothing is moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from djeli.stories.models import Section
from djeli.wire.defaults import sender_of, with_defaults
from djeli.wire.formats import format_detection
from djeli.wire.formats.item import ReceivedItem, Refused
from djeli.wire.item_rows import row_of
from djeli.wire.models import WireSource
from djeli.wire.section_suggestions import suggest_section
from djeli.wire.sources import folders
from djeli.wire.sources.fetching import fetch
from djeli.wire.sources.polling import request_of

MOST = 10


@dataclass(frozen=True, slots=True)
class Tried:
    """An item as it would arrive, or why it would not; ``name`` is its file or address."""

    name: str
    item: ReceivedItem | None = None
    section: Section | None = None
    reason: str = ""


def last_items(source: WireSource) -> list[Tried]:
    """The last ten, the newest first. Raises OSError or ValueError with one clear line for a source
    that cannot be looked at."""
    found = [one for name, content in _contents(source) for one in _tried(name, content, source)]
    return sorted(found, key=_at, reverse=True)[:MOST]


def _at(tried: Tried) -> datetime:
    at = tried.item and (tried.item.version_at or tried.item.created_at)
    return at or datetime.min.replace(tzinfo=UTC)


def _contents(source: WireSource) -> Iterator[tuple[str, bytes]]:
    if source.way == source.Way.HTTP:
        yield source.address, fetch(request_of(source, is_conditional=False)).content
        return
    for path in folders.newest_files(folders.folder_of(source.address), MOST):
        if path.stat().st_size <= format_detection.LARGEST:
            yield path.name, path.read_bytes()


def _tried(name: str, content: bytes, source: WireSource) -> Iterator[Tried]:
    try:
        items = format_detection.read(content, sender_of(source), source.form)
    except Refused as refused:
        yield Tried(name, reason=str(refused))
        return
    for item in items:
        if isinstance(item, Refused):
            yield Tried(name, reason=str(item))
        elif not (item.is_news or item.is_stop):
            yield Tried(name, reason=f"“{item.headline}”: {item.kind or 'text'}; no news")
        else:
            told = with_defaults(item, source)
            yield Tried(name, told, suggest_section(row_of(told, source)))
