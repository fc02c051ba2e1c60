"""Which rows show which pictures and documents to readers, now and before."""

from __future__ import annotations

from django.db import models


class Showing(models.Model):
    """A live row shows a picture or a document to readers; with ``ended_at`` it did, and no longer
    does.

    ``holder`` is the row's table and ``holder_id`` its key, as the log of changes names it. There
    are no foreign keys: what was public once stays known of what is deleted, too.
    """

    class Kind(models.TextChoices):
        PICTURE = "picture", "picture"
        DOCUMENT = "document", "document"

    holder = models.CharField(max_length=60)
    holder_id = models.BigIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    file_id = models.BigIntegerField()
    began_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "holder_id", "kind", "file_id"], name="stories_showing_once"
            )
        ]
        indexes = [models.Index(fields=["kind", "file_id"], name="stories_showing_of_file")]

    def __str__(self) -> str:
        return f"{self.holder}:{self.holder_id} shows {self.kind} {self.file_id}"


class ShowingProgress(models.Model):
    """How far the showings have followed the log of changes: one row.

    ``position`` is the last change that is in them; -1: none yet. While ``sweep`` names a table,
    its rows after ``swept`` and those of the tables after it are still to be looked at.
    """

    position = models.BigIntegerField(default=-1)
    sweep = models.CharField(max_length=60, blank=True)
    swept = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.position}, {self.sweep or 'all seen'}"
