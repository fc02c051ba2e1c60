"""Line-ups: what is on the front, in which order, from when."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin

from djeli.press import api as press
from djeli.stories.models.served import Served
from djeli.stories.text.blocks import CONTAINERS
from djeli.stories.text.fields import BlockField

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


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


class CurrentLineUp(models.Model):
    """Which line-up readers see, and the instant for which its slots are read: one row.

    A front is made from rows only and has no clock; the clock process writes the time here.
    """

    line_up = models.ForeignKey(LineUp, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("current line-up")

    def __str__(self) -> str:
        return f"{self.line_up}, {self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def current(cls) -> CurrentLineUp:
        """The row; one that is not stored if there is none yet."""
        known: press.SnapshotCache[CurrentLineUp] = press.snapshot_cache("current line-up")
        return known.one(cls._with_keys)

    @classmethod
    def _with_keys(cls) -> tuple[CurrentLineUp, list[str]]:
        row = cls.objects.select_related("line_up").first() or cls(at=NEVER)
        shown = [row.line_up_id] if row.line_up_id else []
        own = press.row_key(cls, row.pk)
        return row, [press.rows_key(cls), own, *press.row_keys(LineUp, shown)]
