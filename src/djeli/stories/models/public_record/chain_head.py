"""The head of the chain, day by day."""

from __future__ import annotations

from django.db import models


class ChainHead(models.Model):
    """The last hash of the chain as published on one day, so that others can hold us to it."""

    day = models.DateField(unique=True)
    position = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day}: {self.position} {self.hash}"
