"""A version that readers may not see."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Withholding(models.Model):
    """A version's content is kept from readers, who see the reason instead.

    With ``ended_at`` it was, and is shown again. The content stays at the desk and in the chain,
    unless it was erased (``is_erasure``): then its digest alone is left.
    """

    story = models.ForeignKey(
        "stories.Article", models.DO_NOTHING, db_constraint=False, related_name="withholdings"
    )
    version = models.ForeignKey("stories.Version", models.PROTECT, related_name="withholdings")
    reason = models.CharField(_("reason, for readers"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_erasure = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("withheld version")
        verbose_name_plural = _("withheld versions")
        constraints = [
            models.UniqueConstraint(
                fields=["version"],
                condition=models.Q(ended_at=None),
                name="stories_withholding_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.reason}"
