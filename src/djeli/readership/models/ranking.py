"""The orders of stories that readers see, such as Trending."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ranking(models.Model):
    """One story's place in one order. Places count from 1.

    An order is written only where it differs from the one before, so what shows it is pressed then
    and only then.
    """

    class Name(models.TextChoices):
        TRENDING = "trending", _("Trending")
        POPULAR = "popular", _("Most Popular")
        TOP = "top", _("Top Posts")
        HOT = "hot", _("What's Hot")
        MISSED = "missed", _("Don't Miss")

    name = models.CharField(max_length=8, choices=Name)
    position = models.PositiveSmallIntegerField()
    story = models.ForeignKey("stories.Article", models.CASCADE, related_name="+")

    class Meta:
        ordering = ["name", "position"]
        constraints = [
            models.UniqueConstraint(fields=["name", "position"], name="readership_ranking_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.position}: {self.story_id}"
