"""One mailing of a newsletter, and the stories in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable


class Issue(ClusterableModel):
    """One mailing. ``day`` is the day whose digest it is: a newsletter has one a day at most.

    ``sender`` names the process that sends it, until ``leased_until``; ``retry_at`` is when a mail
    server that did not take it is asked again. ``reason`` says why it stopped, or waits.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SCHEDULED = "scheduled", _("Scheduled")
        SENDING = "sending", _("Sending")
        STOPPED = "stopped", _("Stopped")
        SENT = "sent", _("Sent")
        EMPTY = "empty", _("Nothing to send")
        MISSED = "missed", _("Missed its time")

    EDITABLE = (State.DRAFT, State.SCHEDULED)

    newsletter = models.ForeignKey(
        "newsletters.Newsletter",
        models.PROTECT,
        related_name="issues",
        verbose_name=_("newsletter"),
    )
    day = models.DateField(_("digest of"), null=True, blank=True, editable=False)
    subject = models.CharField(
        _("subject"),
        max_length=120,
        blank=True,
        help_text=_("If empty, the first story’s headline is used."),
    )
    preview_text = models.CharField(
        _("preview text"),
        max_length=140,
        blank=True,
        help_text=_(
            "Shown next to the subject in a mailbox. If empty, the first story’s standfirst "
            "is used."
        ),
    )
    intro = models.TextField(
        _("opening"), blank=True, max_length=2000, help_text=_("A few lines above the stories.")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    scheduled_at = models.DateTimeField(
        _("send at"),
        null=True,
        blank=True,
        help_text=_("If empty, it is sent when you press “Send now”."),
    )
    started_at = models.DateTimeField(null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)
    reason = models.TextField(blank=True, editable=False)
    retry_at = models.DateTimeField(null=True, blank=True, editable=False)
    refusals = models.PositiveSmallIntegerField(default=0, editable=False)
    sender = models.CharField(max_length=120, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    left = models.PositiveIntegerField(_("unsubscribed by it"), default=0, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-made_at", "-pk"]
        permissions = [("send_issue", _("Can send newsletters to readers"))]
        constraints = [
            models.UniqueConstraint(
                fields=["newsletter", "day"], name="newsletters_issue_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return self.subject or f"{self.newsletter} {self.day or ''}".strip()

    @property
    def is_editable(self) -> bool:
        return self.state in self.EDITABLE


class IssueStory(Orderable):
    """A story in an issue, under a headline of its own where one is given."""

    issue = ParentalKey(Issue, on_delete=models.CASCADE, related_name="entries")
    story = models.ForeignKey(
        "stories.Article", models.CASCADE, related_name="+", verbose_name=_("story")
    )
    headline = models.CharField(
        _("headline here"),
        max_length=140,
        blank=True,
        help_text=_("If empty, the story’s own is used."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def __str__(self) -> str:
        return f"{self.issue_id}: {self.story_id}"


class Click(models.Model):
    """How often a story was opened from an issue. A number; never who."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="clicks")
    story = models.ForeignKey("stories.Article", models.CASCADE, related_name="+")
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("clicks")
        verbose_name_plural = _("clicks")
        constraints = [
            models.UniqueConstraint(fields=["issue", "story"], name="newsletters_click_once")
        ]

    def __str__(self) -> str:
        return f"{self.issue_id}/{self.story_id}: {self.count}"
