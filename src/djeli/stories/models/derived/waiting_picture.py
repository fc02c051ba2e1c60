"""Pictures whose renditions are still to be cut."""

from __future__ import annotations

from django.db import models


class WaitingPicture(models.Model):
    """A picture of which some renditions may be missing. The clock cuts them and deletes the row.

    There is no foreign key: the log of changes names pictures that may be gone.
    """

    picture_id = models.BigIntegerField(primary_key=True)
    is_shown = models.BooleanField()
    """True if readers see it: it comes before what only the newsroom has."""
    round = models.PositiveSmallIntegerField(default=0)
    """How far its renditions are cut: first one of each shape, then those of phones, then all."""
    asked_at = models.DateTimeField()
    trouble = models.CharField(max_length=200, blank=True)
    """Why it cannot be cut; it waits no longer then, until it changes."""

    class Meta:
        indexes = [
            models.Index(fields=["trouble", "-is_shown", "round"], name="stories_waiting_picture")
        ]

    def __str__(self) -> str:
        return f"picture {self.picture_id}: {self.trouble or f'round {self.round}'}"
