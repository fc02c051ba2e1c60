"""The change log, and which database this is."""

from __future__ import annotations

import uuid

from django.db import models


class Change(models.Model):
    """One change of what readers may see, written by the database in the change's transaction.

    ``at`` is in seconds since 1970, of the database's own clock.
    """

    key = models.TextField()
    at = models.FloatField()

    class Meta:
        db_table = "press_change"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.pk}: {self.key}"


class Origin(models.Model):
    """One row: a name that no other database has, by which a store knows whose pages it keeps."""

    name = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        db_table = "press_origin"

    def __str__(self) -> str:
        return str(self.name)
