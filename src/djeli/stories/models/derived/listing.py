"""Which lists a live story is in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Listing(models.Model):
    """One live story's place in one list.

    ``key`` names the list: ``latest`` or, for what is paid for, ``sponsored``; ``section:3`` (that
    section and all below it), ``author:7``, ``agency:2`` or ``topic:9``. Every archive is then one
    range of one index, whatever the number of stories; and the name of a list is the name by which
    a page says what it depends on.
    """

    EVERY: ClassVar[tuple[str, str]] = ("latest", "sponsored")
    """Each live story is in exactly one of these."""

    key = models.CharField(max_length=40)
    article = models.ForeignKey(
        "stories.Article", on_delete=models.CASCADE, related_name="listings"
    )
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="stories_listing_once")
        ]
        indexes = [
            models.Index(fields=["key", "-published_at", "-article"], name="stories_listing_newest")
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.article_id}"
