"""A reader says that something in a story is wrong."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ErrorReport(models.Model):
    """One report. No reader's page shows any of it.

    ``passage`` is what the reader had selected. ``email`` is deleted some time after the report
    was settled (``CommentRules.report_days``); ``answer`` is mailed there once its owner has
    confirmed. ``correction`` is what the newsroom made of it.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ANSWERED = "answered", _("Answered")
        TAKEN = "taken", _("Corrected")
        CLOSED = "closed", _("Closed")

    story = models.ForeignKey("stories.Article", models.CASCADE, related_name="error_reports")
    passage = models.TextField(_("passage"), blank=True)
    text = models.TextField(_("what is wrong"))
    email = models.EmailField(_("e-mail"), blank=True)
    email_key = models.CharField(max_length=64, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    answer = models.TextField(_("answer"), blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    correction = models.ForeignKey(
        "stories.Correction", models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("error report")
        verbose_name_plural = _("error reports")
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]
        default_permissions = ("change", "view")
        indexes = [
            models.Index(fields=["state", "sent_at"], name="comments_errorreport_queue"),
            models.Index(fields=["email_key"], name="comments_errorreport_email"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.text[:60]}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class ReportMail(models.Model):
    """A mail about a report: the question whether its reader wants an answer, or that answer."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        ANSWER = "answer", _("Answer")

    kind = models.CharField(max_length=8, choices=Kind)
    to = models.ForeignKey("comments.Correspondent", models.CASCADE, related_name="report_mails")
    report = models.ForeignKey(ErrorReport, models.CASCADE, related_name="mails")
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("mail about a report")
        verbose_name_plural = _("mails about reports")
        ordering: ClassVar[list[str]] = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "report"], name="comments_reportmail_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to_id}"
