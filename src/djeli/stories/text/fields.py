"""Fields whose migrations do not change when an editor's choices do."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.fields import StreamField

from djeli.kit.controls import without_controls


class BlockField(StreamField):
    """A StreamField that keeps its blocks out of migrations.

    Blocks say how editors compose, not how rows are stored (a JSON column either way); with them in
    migrations every new label would be a migration.
    """

    json_field = models.JSONField(encoder=DjangoJSONEncoder)
    """What reads and writes the column: one for all, where Wagtail makes one for each value."""

    def __init__(self, block_types: Any = (), **options: Any) -> None:
        options.pop("block_lookup", None)
        super().__init__(block_types, **options)

    def get_prep_value(self, value: Any) -> Any:
        return _cleaned(super().get_prep_value(value))

    def deconstruct(self) -> Any:
        name, path, _, options = super().deconstruct()
        options.pop("block_lookup", None)
        return name, path, [[]], options


def _cleaned(stored: Any) -> Any:
    """Blocks as they are stored, without control characters."""
    if isinstance(stored, str):
        return without_controls(stored)
    if isinstance(stored, dict):
        return {name: _cleaned(value) for name, value in stored.items()}
    if isinstance(stored, (list, tuple)):
        return [_cleaned(value) for value in stored]
    return stored
