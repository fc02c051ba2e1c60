"""What this room does when rows of its own are deleted."""

from __future__ import annotations

from typing import Any

from djeli.wire.models import Quarantined, WireItem
from djeli.wire.received import words
from djeli.wire.received.files import forget_file


def on_item_deleted(sender: type[WireItem], instance: WireItem, **_: Any) -> None:
    """Its file and its words go with it."""
    words.remove([instance.pk])
    forget_file(instance)


def on_quarantined_deleted(sender: type[Quarantined], instance: Quarantined, **_: Any) -> None:
    """What was read at last, or pushed out, needs no file."""
    forget_file(instance)
