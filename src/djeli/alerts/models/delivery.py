"""The ledger of an alert: one row for each browser, so that nobody hears twice."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Delivery(models.Model):
    """One alert for one browser.

    Claimed before it is handed to the push service, and marked after. What a process that died had
    claimed is sent again under the same name, and push service and browser keep one of the two.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        CLAIMED = "claimed", _("being sent")
        SENT = "sent", _("sent")
        SKIPPED = "skipped", _("left out")
        GONE = "gone", _("no longer subscribed")
        FAILED = "failed", _("not accepted")

    alert = models.ForeignKey("alerts.Alert", models.CASCADE, related_name="deliveries")
    device = models.ForeignKey(
        "alerts.Device", models.SET_NULL, null=True, related_name="deliveries"
    )
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.CharField(max_length=32, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["alert", "device"], name="alerts_delivery_once")
        ]
        indexes = [
            models.Index(fields=["alert", "state", "id"], name="alerts_delivery_state"),
            models.Index(fields=["device", "sent_at"], name="alerts_delivery_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.alert_id} to {self.device_id}: {self.state}"
