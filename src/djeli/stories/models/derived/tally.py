"""A story's totals: one row, written by the rooms that count."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tally(models.Model):
    """A story's totals. A story without a row has none of anything."""

    story = models.OneToOneField(
        "stories.Article", models.CASCADE, primary_key=True, related_name="tally"
    )
    views = models.PositiveBigIntegerField(_("views that we counted"), default=0)
    imported_views = models.PositiveBigIntegerField(
        _("views that another system counted"), default=0
    )
    comments = models.PositiveIntegerField(_("comments that readers see"), default=0)
    week_views = models.PositiveBigIntegerField(
        _("views in the last seven days, while among the most popular"), default=0
    )

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")

    def __str__(self) -> str:
        return f"{self.story_id}: {self.views} views, {self.comments} comments"
