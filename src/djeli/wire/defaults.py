"""What a source says for items that do not say it themselves: name, zone, credit, terms, expiry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from djeli.wire.formats.item import ReceivedItem
from djeli.wire.formats.sender import Sender
from djeli.wire.models import WireSource


def sender_of(source: WireSource) -> Sender:
    """What the source is known to send like. Its name stands for items that name no agency."""
    return Sender(zone=source.zone, charset=source.charset, language=source.language)


def with_defaults(item: ReceivedItem, source: WireSource | None) -> ReceivedItem:
    """``item`` with the source's name, credit, terms and expiry where it is silent."""
    if source is None:
        return item
    found: dict[str, Any] = {}
    if not item.agency:
        found["agency"] = source.name
    if source.default_credit and not item.credit:
        found["credit"] = source.default_credit
    if source.default_terms and not item.usage_terms:
        found["usage_terms"] = source.default_terms
    at = item.version_at or item.created_at
    if source.expires_after and not item.expires_at and at:
        found["expires_at"] = at + timedelta(days=source.expires_after)
    return replace(item, **found) if found else item
