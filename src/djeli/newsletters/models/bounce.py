"""Bounced mails, and suppressed addresses."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Bounce(models.Model):
    """A mail that came back, or of which its recipient complained. ``key`` keeps a report that is
    read twice from counting twice."""

    class Kind(models.TextChoices):
        HARD = "hard", _("no such mailbox")
        SOFT = "soft", _("could not be delivered now")
        COMPLAINT = "complaint", _("complaint")

    email = models.EmailField(_("e-mail"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    at = models.DateTimeField(_("when"))
    issue = models.ForeignKey(
        "newsletters.Issue", models.SET_NULL, null=True, related_name="bounces"
    )
    detail = models.CharField(_("server’s message"), max_length=300, blank=True)
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("bounce")
        verbose_name_plural = _("bounces")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.email}: {self.kind}"


class Suppression(models.Model):
    """Nothing is sent to this address, until somebody lifts it and says why."""

    class Cause(models.TextChoices):
        HARD = "hard", _("no such mailbox")
        SOFT = "soft", _("bounced too often")
        COMPLAINT = "complaint", _("complaint")
        NEWSROOM = "newsroom", _("newsroom’s decision")

    email = models.EmailField(_("e-mail"))
    cause = models.CharField(_("why"), max_length=10, choices=Cause, default=Cause.NEWSROOM)
    detail = models.CharField(_("server’s message"), max_length=300, blank=True)
    at = models.DateTimeField(_("since"), auto_now_add=True)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True, editable=False)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    lifted_why = models.CharField(_("why lifted"), max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=models.Q(lifted_at__isnull=True),
                name="newsletters_suppression_once",
            )
        ]

    def __str__(self) -> str:
        return self.email
