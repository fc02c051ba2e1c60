"""Settings: which numbers readers see."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

from djeli.press import api as press


class ViewCountSettings(BaseGenericSetting):
    """Which numbers readers see: one row."""

    shows_views = models.BooleanField(_("show view counts to readers"), default=True)
    shown_from = models.PositiveIntegerField(
        _("minimum views to show"),
        default=10,
        help_text=_("Stories with fewer views show no number."),
    )
    adds_imported = models.BooleanField(
        _("add imported views"),
        default=False,
        help_text=_("Views counted by an earlier system. They were counted by other rules."),
    )

    class Meta:
        verbose_name = _("numbers")
        verbose_name_plural = _("numbers")

    def __str__(self) -> str:
        return str(_("Numbers"))

    @classmethod
    def current(cls) -> ViewCountSettings:
        """The row; the usual, not stored, if there is none yet."""
        return press.settings_row(cls)
