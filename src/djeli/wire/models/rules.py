"""Rules that act on items without an editor, and the log of what they did."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from djeli.wire.models.items import WireItem
from djeli.wire.models.sources import WireSource


class WireRule(models.Model):
    """When an item is like this, then do that. What is empty does not matter.

    ``keywords`` are words, one of which stands in headline, slugline, keywords or subjects.
    ``active_since`` is when it was switched on: what came before is left to editors. ``seen_to`` is
    the last item at which it has looked.
    """

    class Deed(models.TextChoices):
        DRAFT = "draft", _("Create a draft")
        PUBLISH = "publish", _("Publish as it is")
        ALERT = "alert", _("Tell the desk")

    name = models.CharField(_("name"), max_length=120, unique=True)
    is_active = models.BooleanField(_("active"), default=False)
    source = models.ForeignKey(
        WireSource, null=True, blank=True, on_delete=models.CASCADE, verbose_name=_("source")
    )
    section = models.ForeignKey(
        "stories.Section",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("section"),
    )
    urgency = models.PositiveSmallIntegerField(_("urgency up to"), null=True, blank=True)
    keywords: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    deed = models.CharField(_("then"), max_length=10, choices=Deed, default=Deed.DRAFT)
    delay = models.PositiveIntegerField(_("minutes to wait"), default=10)
    most_an_hour = models.PositiveIntegerField(_("at most in an hour"), default=10)
    most_words = models.PositiveIntegerField(_("words of the longest text"), default=1500)
    created_at = models.DateTimeField(auto_now_add=True)
    active_since = models.DateTimeField(null=True, editable=False)
    seen_to = models.BigIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("wire rule")
        verbose_name_plural = _("wire rules")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class RuleDeed(models.Model):
    """What a rule did with an item, or will do at ``due_at``: one row for each item.

    ``reason`` says why it is held or failed. ``by`` held it, or let it go on.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        HELD = "held", _("Held")
        DONE = "done", _("Done")
        LEFT = "left", _("Left to the desk")

    rule = models.ForeignKey(WireRule, on_delete=models.CASCADE, related_name="deeds")
    item = models.ForeignKey(WireItem, on_delete=models.CASCADE, related_name="rule_deeds")
    deed = models.CharField(_("then"), max_length=10, choices=WireRule.Deed)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    due_at = models.DateTimeField(_("due"), db_index=True)
    story = models.ForeignKey(
        "stories.Article", null=True, on_delete=models.SET_NULL, related_name="wire_rule_deeds"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("deed of a rule")
        verbose_name_plural = _("deeds of rules")
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["rule", "item"], name="wire_rule_once")]
        indexes = [models.Index(fields=["state", "due_at"], name="wire_rule_due")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.item}"


class SavedFilter(models.Model):
    """A filter of the inbox that somebody has given a name."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="wire_filters"
    )
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=1000)

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="wire_filter_once")]

    def __str__(self) -> str:
        return self.name
