"""The bytes of an item or of what is in quarantine, and their end: a file goes with its row."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from djeli.wire.models import Quarantined, WireItem
from djeli.wire.received.storage import received_files

LEFT_OVER = timedelta(days=1)
"""For so long a file may wait for its row: the row is written a moment later, or never."""


def bytes_of(row: WireItem | Quarantined) -> bytes:
    """What came in. Raises OSError where its file is not there."""
    if not row.file:
        return bytes(row.content)
    with row.file.open("rb") as file:
        return bytes(file.read())


def forget_file(row: WireItem | Quarantined) -> None:
    """Delete the row's file once the row is gone for good."""
    if name := row.file.name:
        transaction.on_commit(lambda: received_files().delete(name))


def forget_left_over() -> int:
    """Delete files whose row was never written, as the process was killed; gives how many."""
    files, count = received_files(), 0
    for folder in files.listdir("")[0] if files.exists("") else ():
        for name in (f"{folder}/{one}" for one in files.listdir(folder)[1]):
            known = (model.objects.filter(file=name) for model in (WireItem, Quarantined))
            is_young = timezone.now() - files.get_modified_time(name) < LEFT_OVER
            if not is_young and not any(rows.exists() for rows in known):
                files.delete(name)
                count += 1
    return count
