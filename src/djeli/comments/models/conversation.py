"""What readers say under one story, and when that ended."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Conversation(models.Model):
    """The comments under one story. There is a row from the first comment on.

    For the press it represents all of them: a change of a comment counts as a change of its
    conversation.
    """

    story = models.OneToOneField(
        "stories.Article", models.CASCADE, primary_key=True, related_name="conversation"
    )
    begun_at = models.DateTimeField(_("begun"), default=timezone.now)

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")

    def __str__(self) -> str:
        return f"conversation {self.pk}"


class Closing(models.Model):
    """When the time for comments on a story is over, and that it is.

    Pages look at no watch: they see ``closed_at``, which the clock writes.
    """

    story = models.OneToOneField(
        "stories.Article", models.CASCADE, primary_key=True, related_name="closing"
    )
    due_at = models.DateTimeField(_("due"), db_index=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("closing")
        verbose_name_plural = _("closings")

    def __str__(self) -> str:
        return f"{self.pk}, {self.due_at:%Y-%m-%d %H:%M}"
