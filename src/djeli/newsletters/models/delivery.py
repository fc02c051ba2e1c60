"""The ledger: one row for each issue and recipient, so that nobody gets a mail twice."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Delivery(models.Model):
    """One mail of an issue to one subscriber.

    Claimed before it is handed to the mail server, and marked after. A row that a process which
    died left claimed is sent again under the same Message-ID: it is the one mail that may have gone
    out already.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        CLAIMED = "claimed", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not accepted")
        SKIPPED = "skipped", _("left out")

    issue = models.ForeignKey("newsletters.Issue", models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(
        "newsletters.Subscriber", models.SET_NULL, null=True, related_name="deliveries"
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    retry_at = models.DateTimeField(_("again at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    bounced_at = models.DateTimeField(_("bounced"), null=True, blank=True)
    reason = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "subscriber"], name="newsletters_delivery_once"
            )
        ]
        indexes = [models.Index(fields=["issue", "state", "id"], name="newsletters_delivery_state")]

    def __str__(self) -> str:
        return f"{self.issue_id} to {self.subscriber_id}: {self.state}"
