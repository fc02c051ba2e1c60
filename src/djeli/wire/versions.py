"""Stores an item as a version of its guid, and decides which version is the newest.

The order of arrival does not matter: order and state follow from the versions themselves. Only if
they name neither a version nor a time, the last one received is the newest.
"""

from __future__ import annotations

from typing import Any, Literal

from django.db import IntegrityError, transaction

from djeli.wire.formats.item import ReceivedItem
from djeli.wire.formats.states import CANCELED, STOPS, USABLE, WITHHELD
from djeli.wire.item_rows import fields_of, key_of
from djeli.wire.likeness import marks_of, text_of
from djeli.wire.models import ItemLink, Likeness, WireItem, WireSource
from djeli.wire.orders import kills, terms
from djeli.wire.pictures import withdrawing
from djeli.wire.received import words
from djeli.wire.received.storage import kept_as
from djeli.wire.section_suggestions import suggest_section

Kept = Literal["new", "known", "update", "older", "kill", "withheld"]
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
    "agency_name",
)


def keep(
    item: ReceivedItem, content: bytes, source: str, came_from: WireSource | None = None
) -> Kept:
    """Keep ``item``, and let what it orders reach every version and every story made of it."""
    outcome, row = _keep(item, content, source, came_from)
    if row is not None and row.pub_status in STOPS:
        # Also when the order is known: what failed of it before is done now.
        kills.reach(row)
    for other in _killed_by(row):
        kills.reach(other)
    if row is not None and outcome in {"update", "older"}:
        withdrawing.follow(row)
        terms.follow(row)
    return outcome


def _keep(
    item: ReceivedItem, content: bytes, source: str, came_from: WireSource | None
) -> tuple[Kept, WireItem | None]:
    fields = {**fields_of(item), "came_from": came_from}
    try:
        with transaction.atomic():
            rows = list(WireItem.objects.filter(guid=fields["guid"]).only(*FACTS))
            known = next((row for row in rows if _says_the_same(row, fields)), None)
            if known:
                return "known", known
            fields["section"] = suggest_section(WireItem(**fields))
            row = WireItem.objects.create(**fields, **kept_as(content), source=source[-500:])
            settle([*rows, row])
            _note(row, item)
    except IntegrityError:
        return "known", None
    if row.sent_status in STOPS:
        return ("kill" if row.sent_status == CANCELED else "withheld"), row
    if not rows:
        return "new", row
    return ("update" if row.is_newest else "older"), row


def _note(row: WireItem, item: ReceivedItem) -> None:
    """Keep what the version says of other items and what it is alike; kill what it kills."""
    ItemLink.objects.bulk_create(
        ItemLink(
            item=row,
            relation=link.relation,
            guid=key_of(link.guid, item.agency),
            title=link.title[:500],
            kind=link.kind[:20],
            group=link.group[:60],
            href=link.href[:2000],
        )
        for link in item.links
    )
    words.index([row])
    Likeness.objects.bulk_create(Likeness(item=row, mark=mark) for mark in marks_of(text_of(row)))
    if any(link.relation == "kills" for link in item.links):
        for guid in {key_of(link.guid, item.agency) for link in item.links if link.guid}:
            rows = list(WireItem.objects.filter(guid=guid).only(*FACTS))
            if rows:
                settle(rows)


def _killed_by(row: WireItem | None) -> list[WireItem]:
    """The newest versions of the items that ``row`` kills by name, if their agency sent it."""
    if row is None or row.sent_status not in STOPS:
        return []
    guids = list(row.links.filter(relation="kills").values_list("guid", flat=True))
    return list(WireItem.objects.filter(guid__in=guids, is_newest=True, pub_status__in=STOPS))


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
    if state != CANCELED and _is_killed_by_another(newest):
        state = CANCELED
    for row in rows:
        facts = {"is_newest": row is newest, "pub_status": state}
        changed = {name: value for name, value in facts.items() if getattr(row, name) != value}
        if changed:
            WireItem.objects.filter(pk=row.pk).update(**changed)
            row.is_newest, row.pub_status = row is newest, state


def _is_killed_by_another(row: WireItem) -> bool:
    """True if an item of the same agency kills this one by name."""
    killing = ItemLink.objects.filter(guid=row.guid, relation="kills")
    return bool(killing.filter(item__agency_name__iexact=row.agency_name).exists())


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
