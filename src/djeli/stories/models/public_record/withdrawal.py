"""Why a story was taken off the site."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Withdrawal(models.Model):
    """A story was withdrawn at the desk: the newsroom's reason, and what readers are told.

    The last row of a story counts, for as long as it is not live again.
    """

    story = models.ForeignKey(
        "stories.Article", models.DO_NOTHING, db_constraint=False, related_name="withdrawals"
    )
    reason = models.CharField(
        _("reason"), max_length=300, help_text=_("For the newsroom. Readers do not see it.")
    )
    note = models.TextField(
        _("note for readers"),
        max_length=600,
        blank=True,
        help_text=_(
            "It stands at the story’s address: one or two sentences. You may leave it out."
        ),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.reason}"
