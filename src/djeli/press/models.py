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


class OfferedDictionary(models.Model):
    """By what pages are compressed for browsers that have it. The newest is offered to the others;
    by the ones before pages are compressed as well, while there are browsers that have them."""

    content = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "press_dictionary"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}: {len(self.content)} bytes"


class Receipt(models.Model):
    """What one request changed for readers: which addresses, in how long, and what failed.

    ``by`` is empty where the clock did it, on schedule; ``about`` names the page that was changed,
    where one was. ``pressed`` and ``gone`` are lists of
    addresses, ``failed`` maps addresses to reasons. What was pressed and stayed as it was is left
    out.
    """

    by = models.CharField(max_length=254, blank=True)
    about = models.CharField(max_length=255, blank=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    seconds = models.FloatField()
    pressed = models.JSONField(default=list)
    gone = models.JSONField(default=list)
    failed = models.JSONField(default=dict)
    waiting = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "press_receipt"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {len(self.pressed)}"

    @property
    def addresses(self) -> list[str]:
        """Every address that the request touched, changed ones first."""
        return [*self.pressed, *self.gone, *self.failed]
