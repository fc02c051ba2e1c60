"""What a reader said, what was decided about it, and who complained."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Comment(models.Model):
    """A comment. Readers see those that are approved, and a placeholder for a thread's lost head.

    Two levels: ``parent`` is the head of the thread, ``answers`` the comment that was replied to.
    ``email`` is for the newsroom and for mail on replies alone, and is on no reader's page.
    """

    class State(models.TextChoices):
        APPROVED = "approved", _("Approved")
        HELD = "held", _("Held")
        SPAM = "spam", _("Spam")
        DELETED = "deleted", _("Deleted")

    conversation = models.ForeignKey(
        "comments.Conversation", models.CASCADE, related_name="comments"
    )
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replies"
    )
    answers = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="answered_by"
    )
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail"), blank=True)
    email_key = models.CharField(max_length=64, blank=True, editable=False)
    is_newsroom = models.BooleanField(_("by the newsroom"), default=False)
    website = models.URLField(_("website"), blank=True)
    text = models.TextField(_("comment"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.HELD)
    said_at = models.DateTimeField(_("said"), default=timezone.now)
    wants_mail = models.BooleanField(_("wants mail about replies"), default=False)
    reasons = models.JSONField(_("why it is held"), default=list, blank=True)
    score = models.FloatField(_("likeness to spam"), null=True, blank=True)
    learnt = models.CharField(max_length=4, blank=True, editable=False)
    report_count = models.PositiveIntegerField(_("open reports"), default=0)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-said_at", "-pk"]
        indexes = [
            models.Index(fields=["conversation", "state", "parent"], name="comments_comment_shown"),
            models.Index(fields=["state", "-said_at"], name="comments_comment_queue"),
            models.Index(fields=["email_key"], name="comments_comment_email"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    @property
    def is_approved(self) -> bool:
        return self.state == self.State.APPROVED


class Ruling(models.Model):
    """One decision about a comment. ``by`` is empty if the house rules decided by themselves."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="rulings")
    before = models.CharField(_("before"), max_length=8, blank=True)
    after = models.CharField(_("after"), max_length=8, choices=Comment.State)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    is_undone = models.BooleanField(_("undone"), default=False)

    class Meta:
        verbose_name = _("ruling")
        verbose_name_plural = _("rulings")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.before} → {self.after}"


class Report(models.Model):
    """A reader's complaint. ``sender`` is a salted hash that means nothing after its day."""

    class Reason(models.TextChoices):
        ABUSE = "abuse", _("It insults or threatens somebody")
        HATE = "hate", _("It spreads hatred")
        SPAM = "spam", _("It is advertising or a scam")
        FALSE = "false", _("It is false")
        PRIVATE = "private", _("It reveals private information")
        OTHER = "other", _("Something else")

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reports")
    reason = models.CharField(_("reason"), max_length=8, choices=Reason)
    note = models.CharField(_("note"), max_length=300, blank=True)
    sender = models.CharField(max_length=64, editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now)
    is_settled = models.BooleanField(_("settled"), default=False)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "sender"], name="comments_report_once")
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.reason}"
