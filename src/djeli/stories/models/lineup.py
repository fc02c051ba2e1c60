"""What stands on the front, in which order, from when."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin

from djeli.stories.blocks import CONTAINERS
from djeli.stories.fields import BlockField
from djeli.stories.models.served import Served


class LineUp(Served, LockableMixin, PreviewableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """An ordered, dated set of slots on the front.

    Of the published line-ups the one with the latest ``starts_at`` that has come is what readers
    see; those to come wait, and those that were stay as the record of what the front was.
    """

    name = models.CharField(_("name"), max_length=80, help_text=_("Monday morning"))
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    containers = BlockField(CONTAINERS, verbose_name=_("containers"), blank=True)

    class Meta:
        verbose_name = _("line-up")
        verbose_name_plural = _("line-ups")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["-starts_at"], name="stories_lineup_newest")]

    def __str__(self) -> str:
        return self.name
