"""The public record of changes, and how long and in whose name it stands."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

from djeli.press import api as press
from djeli.stories.corrections.kinds import Kind

LONGEST = 2000
"""Characters of a text for readers."""


class Correction(models.Model):
    """What readers are told of one change. It can be mended, each time with a ``Mend``; no screen
    deletes it.

    ``signed`` is the name of ``by`` at that time. The row leads its story until ``leads_until``;
    after that the clock ends ``is_recent`` and it stands at the foot. A retraction always leads.
    ``revision`` is the draft with which it was published, 0 if it was made afterwards. The two
    versions are what readers saw before the change and after it; without them nothing was changed.
    """

    story = models.ForeignKey(
        "stories.Article", models.CASCADE, related_name="corrections", verbose_name=_("story")
    )
    kind = models.CharField(_("kind"), max_length=13, choices=Kind)
    text = models.TextField(_("text for readers"), max_length=LONGEST, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    signed = models.CharField(max_length=150, blank=True, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now)
    leads_until = models.DateTimeField(null=True, editable=False)
    is_recent = models.BooleanField(default=True, editable=False)
    mended_at = models.DateTimeField(null=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    version_before = models.ForeignKey(
        "stories.Version", models.PROTECT, null=True, related_name="+", editable=False
    )
    version_after = models.ForeignKey(
        "stories.Version", models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        default_permissions = ("add", "change", "view")
        permissions = [("retract_story", _("Can retract stories"))]
        indexes = [models.Index(fields=["is_recent", "leads_until"], name="stories_correction_due")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"


class Mend(models.Model):
    """One change of a correction: what it said before, who changed it, and why."""

    correction = models.ForeignKey(Correction, models.CASCADE, related_name="mends")
    kind = models.CharField(_("kind before"), max_length=13, choices=Kind)
    text = models.TextField(_("text before"), blank=True)
    reason = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("change of a correction")
        verbose_name_plural = _("changes of corrections")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.correction_id}: {self.reason}"


class CorrectionPlace(models.Model):
    """One correction's place in one list (``corrections.places`` names them), like a Listing's."""

    key = models.CharField(max_length=60)
    correction = models.ForeignKey(Correction, models.CASCADE, related_name="places")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["correction", "key"], name="stories_correctionplace_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["key", "-at", "-correction"], name="stories_correctionplace_newest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.correction_id}"


def _days(label: Any, days: int) -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(
        label, default=days, validators=[MaxValueValidator(365)]
    )


class CorrectionRules(BaseGenericSetting):
    """How long each kind leads its story: one row."""

    correction_days = _days(_("days at the top: correction"), 7)
    clarification_days = _days(_("days at the top: clarification"), 3)
    update_days = _days(_("days at the top: update"), 1)
    note_days = _days(_("days at the top: editor’s note"), 7)

    class Meta:
        verbose_name = _("corrections")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return str(_("Corrections"))

    @classmethod
    def current(cls) -> CorrectionRules:
        """The row; the usual, not stored, if there is none yet."""
        return press.settings_row(cls)

    def end_of(self, kind: str, at: datetime) -> datetime | None:
        """When a correction of ``kind``, made at ``at``, goes to the foot; None for never."""
        if kind == Kind.RETRACTION:
            return None
        return at + timedelta(days=int(getattr(self, f"{kind}_days")))
