"""Who may publish our stories."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Partner(models.Model):
    """Someone who may publish our stories, and fetches them with a token.

    Of the token only its SHA-256 is kept: it is a long random number, so nothing slower is needed.
    """

    name = models.CharField(_("name"), max_length=120, unique=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    terms = models.TextField(
        _("terms of use"), blank=True, help_text=_("Sent to the partner with each story.")
    )
    has_pictures = models.BooleanField(
        _("with pictures"),
        default=True,
        help_text=_("Only our own stories, and agency stories we may pass on."),
    )
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)
    fetched_at = models.DateTimeField(_("last fetched"), null=True, editable=False)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
