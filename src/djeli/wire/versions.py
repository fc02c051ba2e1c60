"""Stores an item as a version of its guid, and decides which version is the newest.

The order of arrival does not matter: order and state follow from the versions themselves. Only if
they name neither a version nor a time, the last one received is the newest.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any, Literal

from django.db import IntegrityError, transaction

from djeli.wire import kills
from djeli.wire.formats.item import ReceivedItem
from djeli.wire.formats.states import CANCELED, STOPS, USABLE, WITHHELD
from djeli.wire.models import WireItem

Kept = Literal["new", "known", "update", "kill", "withheld"]
FACTS = (
    "pk",
    "guid",
    "version",
    "version_at",
    "received_at",
    "signal",
    "form",
    "fingerprint",
    "sent_status",
    "pub_status",
    "is_newest",
)
NOT_COMPARED = ("form", "repairs", "source", "language")
"""What does not make a version another one: an agency may send the same in two formats."""


def keep(item: ReceivedItem, content: bytes, source: str) -> Kept:
    """Keep ``item``, and let what it orders reach every version and every story made of it."""
    outcome, row = _keep(item, content, source)
    if row is not None and row.sent_status in STOPS:
        # Also when the order is known: what failed of it before is done now.
        kills.reach(row)
    return outcome


def _keep(item: ReceivedItem, content: bytes, source: str) -> tuple[Kept, WireItem | None]:
    fields = fields_of(item)
    try:
        with transaction.atomic():
            rows = list(WireItem.objects.filter(guid=fields["guid"]).only(*FACTS))
            known = next((row for row in rows if _says_the_same(row, fields)), None)
            if known:
                return "known", known
            row = WireItem.objects.create(**fields, content=content, source=source[-500:])
            settle([*rows, row])
    except IntegrityError:
        return "known", None
    if row.sent_status in STOPS:
        return ("kill" if row.sent_status == CANCELED else "withheld"), row
    return ("update" if rows else "new"), row


def _says_the_same(row: WireItem, fields: dict[str, Any]) -> bool:
    if row.fingerprint == fields["fingerprint"]:
        return True
    return bool(
        row.form != fields["form"]
        and fields["version"]
        and fields["version_at"]
        and (row.version, row.version_at) == (fields["version"], fields["version_at"])
        and row.sent_status == fields["sent_status"]
    )


def settle(rows: list[WireItem]) -> None:
    """Write which of the versions of one guid is the newest, and what holds for all of them."""
    newest, state = newest_of(rows), state_of_all(rows)
    for row in rows:
        facts = {"is_newest": row is newest, "pub_status": state}
        changed = {name: value for name, value in facts.items() if getattr(row, name) != value}
        if changed:
            WireItem.objects.filter(pk=row.pk).update(**changed)


def newest_of(rows: list[WireItem]) -> WireItem:
    """By version where each has a number (10 comes after 9), then by time, then by what it says."""
    are_numbered = all(_number(row) is not None for row in rows)

    def rank(row: WireItem) -> tuple[Any, ...]:
        return (
            _number(row) if are_numbered else 0,
            row.version_at or row.received_at,
            row.sent_status in STOPS,
            "correct" in row.signal,
            bool(row.signal),
            row.version,
            row.fingerprint,
        )

    return max(rows, key=rank)


def state_of_all(rows: list[WireItem]) -> str:
    """A kill is for good, whenever it came. What is withheld is free again when a version that is
    surely newer may be used."""
    if any(row.sent_status == CANCELED for row in rows):
        return CANCELED
    usable = [row for row in rows if row.sent_status == USABLE]
    withheld = [row for row in rows if row.sent_status == WITHHELD]
    is_free = all(any(_is_surely_newer(row, one) for row in usable) for one in withheld)
    return USABLE if is_free else WITHHELD


def _is_surely_newer(row: WireItem, than: WireItem) -> bool:
    numbers = _number(row), _number(than)
    is_higher = None not in numbers and numbers[0] > numbers[1]  # type: ignore[operator]
    is_lower = None not in numbers and numbers[0] < numbers[1]  # type: ignore[operator]
    if row.version_at and than.version_at:
        return row.version_at > than.version_at and not is_lower
    return is_higher


def _number(row: WireItem) -> int | None:
    return int(row.version) if row.version.isascii() and row.version.isdigit() else None


def fields_of(item: ReceivedItem) -> dict[str, Any]:
    """The item as a row, with its fingerprint."""
    at: datetime | None = item.version_at or item.created_at
    fields: dict[str, Any] = {
        "guid": _key(item.guid),
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
        "blocks": [
            {
                "kind": block.kind,
                "text": block.text,
                "rows": [list(row) for row in block.rows],
                **({"has_header": block.has_header} if block.rows else {}),
            }
            for block in item.blocks
        ],
        "repairs": list(item.repairs),
    }
    compared = {name: value for name, value in fields.items() if name not in NOT_COMPARED}
    told = json.dumps(compared, sort_keys=True, default=str)
    return {**fields, "fingerprint": hashlib.sha256(told.encode()).hexdigest()}


def _key(guid: str) -> str:
    """The guid; one that is longer than its column ends in what stands for the rest."""
    if len(guid) <= 500:
        return guid
    return f"{guid[:430]}#{hashlib.sha256(guid.encode()).hexdigest()}"
