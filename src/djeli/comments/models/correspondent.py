"""Readers who want mail about replies to their comments, and the mails to them."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Correspondent(models.Model):
    """An address that was asked, once, whether it wants mail on replies. No yes, no mail."""

    email = models.EmailField(_("e-mail"))
    email_key = models.CharField(max_length=64, unique=True, editable=False)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)

    class Meta:
        verbose_name = _("correspondent")
        verbose_name_plural = _("correspondents")

    def __str__(self) -> str:
        return self.email

    @property
    def wants_mail(self) -> bool:
        return self.confirmed_at is not None and self.stopped_at is None


class ReplyMail(models.Model):
    """A mail to write: the question whether they want any, or that ``comment`` answers theirs."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        REPLY = "reply", _("Reply")

    kind = models.CharField(max_length=8, choices=Kind)
    to = models.ForeignKey(Correspondent, models.CASCADE, related_name="mails")
    comment = models.ForeignKey("comments.Comment", models.CASCADE, related_name="mails")
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("mail on a reply")
        verbose_name_plural = _("mails on replies")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "to", "comment"], name="comments_replymail_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to_id}"
