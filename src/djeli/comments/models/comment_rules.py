"""The newsroom's rules for comments: one row, edited on the desk."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting


class CommentRules(BaseGenericSetting):
    """What is held, and what lets a comment through. No reader's page shows any of it."""

    class Hold(models.TextChoices):
        ALL = "all", _("All comments wait for a moderator")
        UNKNOWN = "unknown", _("Comments by new commenters wait")
        NOBODY = "nobody", _("Only suspicious comments wait")

    hold = models.CharField(
        _("which comments wait"), max_length=8, choices=Hold, default=Hold.UNKNOWN
    )
    allowed_after = models.PositiveSmallIntegerField(
        _("approved comments to become known"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
        help_text=_(
            "A commenter is known after this many approved comments with the same "
            "name and e-mail address."
        ),
    )
    most_links = models.PositiveSmallIntegerField(
        _("links allowed"), default=2, help_text=_("Comments with more links wait for a moderator.")
    )
    blocklist = models.TextField(
        _("spam list"),
        blank=True,
        help_text=_(
            "One per line: a word, a phrase or a site name. Upper and lower case are the same."
        ),
    )
    watchlist = models.TextField(
        _("review list"),
        blank=True,
        help_text=_("One per line. Comments that contain one wait for a moderator."),
    )
    spam_from = models.PositiveSmallIntegerField(
        _("spam threshold (%)"),
        default=95,
        validators=[MinValueValidator(50), MaxValueValidator(100)],
        help_text=_(
            "Comments that score this or more count as spam. The filter learns from "
            "what moderators approve and mark as spam."
        ),
    )
    report_threshold = models.PositiveSmallIntegerField(
        _("reports that hide a comment"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("The comment is then hidden until a moderator has checked it."),
    )
    kept_days = models.PositiveSmallIntegerField(
        _("days to keep spam and deleted comments"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("After that their text and addresses are deleted."),
    )

    report_days = models.PositiveSmallIntegerField(
        _("days to keep addresses of error reports"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("Counted from the day on which the report was settled."),
    )

    class Meta:
        verbose_name = _("comments")
        verbose_name_plural = _("comments")

    def __str__(self) -> str:
        return str(_("Comments"))
