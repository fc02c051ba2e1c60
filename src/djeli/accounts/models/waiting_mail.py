"""Mails about accounts that the clock will send."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class WaitingMail(models.Model):
    """Written by a request, sent by the clock: so an answer takes as long for an address that has
    an account as for one that has none."""

    recipient = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    is_sent_to_nobody = models.BooleanField(default=False)
    """True for an address without an account: it is written like the others, and thrown away."""
    due_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "accounts_waiting_mail"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.subject} ({self.recipient})"
