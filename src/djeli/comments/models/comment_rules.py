"""The newsroom's rules for comments: one row, edited on the desk."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting


class CommentRules(BaseGenericSetting):
    """What is held, and what lets a comment through. No reader's page shows any of it."""

    class Hold(models.TextChoices):
        ALL = "all", _("Every comment waits for a moderator")
        UNKNOWN = "unknown", _("Comments of unknown names wait")
        NOBODY = "nobody", _("Nothing waits unless something speaks against it")

    hold = models.CharField(_("who waits"), max_length=8, choices=Hold, default=Hold.UNKNOWN)
    allowed_after = models.PositiveSmallIntegerField(
        _("a name is known after"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
        help_text=_("Approved comments under the same name and e-mail address."),
    )
    most_links = models.PositiveSmallIntegerField(
        _("links allowed"), default=2, help_text=_("A comment with more waits.")
    )
    blocklist = models.TextField(
        _("words and links that make spam"),
        blank=True,
        help_text=_("One a line: a word, a phrase, or the name of a site. Capitals do not count."),
    )
    watchlist = models.TextField(
        _("words and links that wait"),
        blank=True,
        help_text=_("One a line. A comment with one is held for a moderator."),
    )
    spam_from = models.PositiveSmallIntegerField(
        _("the filter calls it spam from (%)"),
        default=95,
        validators=[MinValueValidator(50), MaxValueValidator(100)],
        help_text=_("The filter learns from what moderators approve and mark as spam."),
    )
    report_threshold = models.PositiveSmallIntegerField(
        _("reports that hide a comment"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("It is held again until a moderator has looked at it."),
    )
    kept_days = models.PositiveSmallIntegerField(
        _("days that spam and deleted comments are kept"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("After that their words and addresses are wiped."),
    )

    class Meta:
        verbose_name = _("comments")
        verbose_name_plural = _("comments")

    def __str__(self) -> str:
        return str(_("Comments"))
