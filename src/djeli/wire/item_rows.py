"""An item as a row of the wire: its facts in columns, and its fingerprint."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from djeli.wire.formats.attached import Media
from djeli.wire.formats.item import Block, ReceivedItem
from djeli.wire.models import WireItem, WireSource
from djeli.wire.threads import thread_key

NOT_COMPARED = ("form", "repairs", "source", "language", "media", "thread")
"""What does not make a version another one: an agency may send the same in two formats."""


def row_of(item: ReceivedItem, came_from: WireSource | None = None) -> WireItem:
    """The item as a row that is not kept."""
    return WireItem(**fields_of(item), came_from=came_from)


def fields_of(item: ReceivedItem) -> dict[str, Any]:
    """The item as a row, with its fingerprint."""
    at: datetime | None = item.version_at or item.created_at
    fields: dict[str, Any] = {
        "guid": key_of(item.guid, item.agency),
        "kind": item.kind[:20],
        "version": item.version[:40],
        "form": item.form,
        "headline": item.headline[:500],
        "slugline": item.slugline[:250],
        "description": item.description,
        "byline": item.byline[:250],
        "dateline": item.dateline[:250],
        "language": item.language[:35],
        "agency_name": item.agency[:200],
        "credit": item.credit[:250],
        "usage_terms": item.usage_terms or item.copyright_notice,
        "copyright_notice": item.copyright_notice,
        "ednote": item.ednote,
        "urgency": item.urgency,
        "pub_status": item.pub_status,
        "sent_status": item.pub_status,
        "signal": item.signal[:40],
        "version_at": at,
        "embargoed_until": item.embargoed_until,
        "embargo": item.embargo[:200],
        "has_unclear_embargo": item.has_unclear_embargo,
        "expires_at": item.expires_at,
        "subjects": [{"name": subject.name, "code": subject.code} for subject in item.subjects],
        "blocks": [_block_row(block) for block in item.blocks],
        "repairs": list(item.repairs),
        "genre": item.genre[:120],
        "keywords": list(item.keywords),
        "media": [_media_row(one) for one in item.media],
        "thread": thread_key(item),
    }
    compared = {name: value for name, value in fields.items() if name not in NOT_COMPARED}
    told = json.dumps(compared, sort_keys=True, default=str)
    return {**fields, "fingerprint": hashlib.sha256(told.encode()).hexdigest()}


def _block_row(block: Block) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": block.kind, "text": block.text}
    row["rows"] = [list(cells) for cells in block.rows]
    return {**row, "has_header": block.has_header} if block.rows else row


def _media_row(media: Media) -> dict[str, Any]:
    """A picture or the like as JSON; times as ISO 8601."""
    found = asdict(media)
    for name in ("created_at", "expires_at"):
        found[name] = found[name].isoformat() if found[name] else ""
    return found


def key_of(guid: str, agency: str = "") -> str:
    """The guid; one that is unique for its agency alone begins with the agency's name. One that is
    longer than its column ends in what stands for the rest."""
    if guid and ":" not in guid and agency:
        guid = f"{agency.casefold()}:{guid}"
    if len(guid) <= 500:
        return guid
    return f"{guid[:430]}#{hashlib.sha256(guid.encode()).hexdigest()}"
