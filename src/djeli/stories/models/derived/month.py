"""The archive by months: what a sitemap is made of."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Month(models.Model):
    """A month (of UTC) in which stories appeared that are live now.

    ``changed_at`` is when one of them was last published, changed, moved or withdrawn. Kept by
    ``stories.lists.months``, so that who asks which part of the archive changed reads few rows.
    """

    starts_on = models.DateField(unique=True)
    stories = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return f"{self.starts_on:%Y-%m}: {self.stories}"
