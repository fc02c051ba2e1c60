"""What became of items: stories made of them, dismissals, kills, decisions."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from djeli.wire.models.items import WireItem


class Take(models.Model):
    """A story was made of an item: by whom, when."""

    item = models.ForeignKey(WireItem, on_delete=models.CASCADE, related_name="takes")
    story = models.ForeignKey(
        "stories.Article", on_delete=models.CASCADE, related_name="wire_takes"
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("take")
        verbose_name_plural = _("takes")
        ordering = ["taken_at"]

    def __str__(self) -> str:
        return f"{self.item} → {self.story}"


class Dismissal(models.Model):
    """An editor said that an item is not for us; taking the row away brings it back."""

    item = models.OneToOneField(WireItem, on_delete=models.CASCADE, related_name="dismissal")
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    dismissed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("dismissal")
        verbose_name_plural = _("dismissals")

    def __str__(self) -> str:
        return str(self.item)


class Stop(models.Model):
    """What an agency's kill or the end of its terms did to a story: one row for each story.

    The desk shows it until somebody has seen it. ``status`` is the item's at that time; of terms it
    is their end. A story with terms of its own, made of no item, has no ``item``.
    """

    class Deed(models.TextChoices):
        WITHDRAWN = "withdrawn", _("withdrawn")
        ALARM = "alarm", _("still live")
        HELD = "held", _("cannot be published")
        TERMS_ENDED = "ended", _("still live after the terms of use ended")
        TERMS_EXTENDED = "extended", _("withdrawn, and the terms of use go on")

    story = models.ForeignKey(
        "stories.Article", on_delete=models.CASCADE, related_name="wire_stops"
    )
    item = models.ForeignKey(WireItem, null=True, on_delete=models.CASCADE, related_name="stops")
    deed = models.CharField(max_length=10, choices=Deed)
    status = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    stopped_at = models.DateTimeField(auto_now_add=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    seen_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name = _("kill")
        verbose_name_plural = _("kills")
        ordering = ["-stopped_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.story}: {self.get_deed_display()}"


class EmbargoRuling(models.Model):
    """What an editor decided of an embargo that cannot be read, or lifted; ``until`` None: there is
    none. ``embargo`` are the agency's words: with others it does not hold."""

    guid = models.CharField(max_length=500)
    embargo = models.CharField(max_length=200, blank=True)
    until = models.DateTimeField(null=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("embargo decision")
        verbose_name_plural = _("embargo decisions")
        ordering = ["-decided_at", "-pk"]
        indexes = [models.Index(fields=["guid"], name="wire_embargo_guid")]

    def __str__(self) -> str:
        return self.guid
