"""Where received bytes are kept: short text in its row, a photo or a large file in a file.

The files are in a folder of the edition's data that nothing serves (``STORAGES["received"]``).
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

from djeli.wire.formats.dialects import photo
from djeli.wire.formats.opening import Opening

LARGEST_IN_ROW = 256_000
"""Bytes of the largest text that is kept in its row."""


class PrivateFiles(FileSystemStorage):
    """Files of the data folder that are their owner's alone and have no address."""

    def __init__(self) -> None:
        super().__init__(
            location=settings.DATA / "received",
            file_permissions_mode=0o600,
            directory_permissions_mode=0o700,
        )

    def url(self, name: str | None) -> str:
        """There is none, so nobody can be led to one. Raises ValueError."""
        raise ValueError(f"{name} is private")


def received_files() -> Storage:
    """Where the files are; a model field takes it as a function, so no migration names a folder."""
    return storages["received"]


def kept_as(content: bytes) -> dict[str, Any]:
    """The fields of a row that hold ``content``: ``content``, or ``file``, written on saving."""
    if len(content) <= LARGEST_IN_ROW and not photo.recognises(Opening(content)):
        return {"content": content}
    name = uuid4().hex
    return {"file": ContentFile(content, name=f"{name[:2]}/{name}")}
