"""What outside services were told, since when a story is news, and which stories were deleted."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from djeli.press import api as press


class PingProgress(models.Model):
    """How far in the change log an outside service (WebSub, IndexNow) has been told."""

    service = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.service}: {self.number}"


class Deletion(models.Model):
    """A published story that was deleted: partners who may have it are told."""

    guid = models.CharField(max_length=60, unique=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return self.guid


class NewsWindow(models.Model):
    """Stories since ``since`` are in the news sitemap: one row, which the clock writes. A sitemap
    is made from rows only and has no clock.
    """

    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"since {self.since:%Y-%m-%d %H:%M}"

    @classmethod
    def current(cls) -> datetime | None:
        """Since when; None if the clock has not written it yet."""
        press.depends_on_table(cls)
        row = cls.objects.first()
        return row.since if row else None
