"""Sums of days that are over. They no longer change, so they are added up once."""

from __future__ import annotations

from django.db import models


class WholeDays(models.Model):
    """What was read in the ``days`` - 1 days before ``until``, which is the day that runs.

    ``stories``: ``[[story, views]...]``, the most read first, as many as a page could come to show.
    ``sections``: ``[[section, views]...]`` of all stories, by their sections of then.
    """

    days = models.PositiveSmallIntegerField(primary_key=True)
    until = models.DateField()
    stories = models.JSONField(default=list)
    sections = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.days} days until {self.until}"
