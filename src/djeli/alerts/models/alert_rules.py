"""The newsroom's rules for alerts: one row, edited on the desk."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

from djeli.press import api as press


class AlertRules(BaseGenericSetting):
    """Whether readers may ask for alerts, how many one gets, and what is sent by itself."""

    is_offered = models.BooleanField(
        _("offer alerts to readers"),
        default=True,
        help_text=_("Readers see “Alert me” in the menu, the footer and on topic pages."),
    )
    most_a_day = models.PositiveSmallIntegerField(
        _("most alerts for one reader in 24 hours"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
        help_text=_("A reader who has had that many is left out of the next one."),
    )
    sends_breaking = models.BooleanField(
        _("send an alert for each story marked “breaking”"),
        default=False,
        help_text=_(
            "A new story that is marked “breaking” when it is published is sent by itself, with "
            "its headline and standfirst. If off, an editor sends each alert."
        ),
    )

    class Meta:
        verbose_name = _("alerts")
        verbose_name_plural = _("alerts")

    def __str__(self) -> str:
        return str(_("Alerts"))

    @classmethod
    def current(cls) -> AlertRules:
        """The row; the usual, not stored, if there is none yet. For pages: they depend on it."""
        return press.settings_row(cls)
