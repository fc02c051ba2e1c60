"""Fields whose migrations do not change when an editor's choices do."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.fields import StreamField


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

    def deconstruct(self) -> Any:
        name, path, _, options = super().deconstruct()
        options.pop("block_lookup", None)
        return name, path, [[]], options
