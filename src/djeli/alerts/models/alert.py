"""An alert about a story."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Alert(models.Model):
    """What is sent about a story, once. ``made_by`` is nobody where the rule for breaking news made
    it. The numbers are of browsers, and written down when it is finished."""

    class Audience(models.TextChoices):
        BREAKING = "breaking", _("Everybody who wants breaking news, and followers of its topics")
        TOPICS = "topics", _("Only followers of its topics")

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        STOPPED = "stopped", _("Stopped")

    story = models.OneToOneField("stories.Article", models.CASCADE, related_name="alert")
    headline = models.CharField(max_length=200)
    text = models.CharField(_("text"), max_length=160, blank=True)
    audience = models.CharField(
        _("who gets it"), max_length=8, choices=Audience, default=Audience.BREAKING
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.QUEUED)
    reason = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    sent = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["state"], name="alerts_alert_state")]

    def __str__(self) -> str:
        return self.headline
