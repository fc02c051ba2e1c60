"""Items of agencies as they were received."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from djeli.wire.formats.states import STOPS, USABLE
from djeli.wire.received.storage import received_files

NEWEST = models.Q(is_newest=True)


class WireItem(models.Model):
    """One version of one agency item.

    The bytes are kept with the facts read from them, in ``content`` or in a private ``file``
    (``received.storage``). Of the versions of one ``guid`` the newest is
    ``is_newest``; the inbox shows only those. ``sent_status`` is what this version says of itself,
    ``pub_status`` what holds for the item: a kill reaches every version. ``fingerprint`` stands for
    what the version says: the same again is no new version. ``source`` is the file or address it
    came in, ``came_from`` the source that the desk has set up. ``media`` are rows of
    ``formats.attached.Media``; of a photo file ``file`` is the picture. Items with one
    ``thread`` are takes and updates of one story (``threads``). ``section`` was suggested when the
    item came in.
    """

    guid = models.CharField(max_length=500)
    version = models.CharField(max_length=40, blank=True)
    fingerprint = models.CharField(max_length=64, default="", editable=False)
    form = models.CharField(max_length=16)
    kind = models.CharField(_("kind"), max_length=20, default="text")
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    source = models.CharField(max_length=500, blank=True)
    came_from = models.ForeignKey(
        "wire.WireSource", null=True, blank=True, on_delete=models.SET_NULL, related_name="items"
    )
    content = models.BinaryField(default=b"", editable=False)
    file = models.FileField(storage=received_files, max_length=80, blank=True, editable=False)
    is_newest = models.BooleanField(default=True)

    headline = models.CharField(_("headline"), max_length=500)
    slugline = models.CharField(max_length=250, blank=True)
    description = models.TextField(blank=True)
    byline = models.CharField(max_length=250, blank=True)
    dateline = models.CharField(max_length=250, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    agency_name = models.CharField(_("agency"), max_length=200, blank=True)
    credit = models.CharField(max_length=250, blank=True)
    copyright_notice = models.TextField(blank=True)
    usage_terms = models.TextField(_("terms of use"), blank=True)
    ednote = models.TextField(_("note to editors"), blank=True)
    urgency = models.PositiveSmallIntegerField(_("urgency"), null=True, blank=True)
    pub_status = models.CharField(max_length=20, default=USABLE)
    sent_status = models.CharField(max_length=20, default=USABLE)
    signal = models.CharField(max_length=40, blank=True)
    version_at = models.DateTimeField(_("time"), null=True, blank=True)
    embargoed_until = models.DateTimeField(_("embargo"), null=True, blank=True)
    embargo = models.CharField(_("embargo as written"), max_length=200, blank=True)
    has_unclear_embargo = models.BooleanField(default=False)
    expires_at = models.DateTimeField(_("may be shown until"), null=True, blank=True)
    repairs: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    subjects: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    blocks: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    genre = models.CharField(_("genre"), max_length=120, blank=True)
    keywords: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    media: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    thread = models.CharField(max_length=200, blank=True, editable=False, db_index=True)
    section = models.ForeignKey(
        "stories.Section",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("wire item")
        verbose_name_plural = _("wire items")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["guid", "fingerprint"], name="wire_item_once")
        ]
        # Only with the condition does SQLite use an index for what is_newest: it is no comparison.
        indexes = [
            models.Index(fields=["-received_at", "-id"], condition=NEWEST, name="wire_item_inbox"),
            models.Index(fields=["agency_name"], condition=NEWEST, name="wire_item_agency"),
            models.Index(fields=["language"], condition=NEWEST, name="wire_item_language"),
        ]

    def __str__(self) -> str:
        return self.headline or self._other_headline() or self.slugline or self.guid

    def _other_headline(self) -> str:
        """A kill need not repeat what it kills."""
        others = WireItem.objects.filter(guid=self.guid).exclude(headline="")
        return others.order_by("-version_at").values_list("headline", flat=True).first() or ""

    @property
    def is_stopped(self) -> bool:
        """True if the agency has killed the item or withholds it."""
        return self.pub_status in STOPS


class ItemLink(models.Model):
    """What a version says of another item: that it updates, corrects or kills it, say."""

    item = models.ForeignKey(WireItem, on_delete=models.CASCADE, related_name="links")
    relation = models.CharField(max_length=12)
    guid = models.CharField(max_length=500, blank=True, db_index=True)
    title = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    group = models.CharField(max_length=60, blank=True)
    href = models.CharField(max_length=2000, blank=True)

    class Meta:
        verbose_name = _("link between wire items")
        verbose_name_plural = _("links between wire items")

    def __str__(self) -> str:
        return f"{self.relation} {self.guid or self.href}"


class Likeness(models.Model):
    """A mark that items of nearly the same words share (``likeness``)."""

    item = models.ForeignKey(WireItem, on_delete=models.CASCADE, related_name="likenesses")
    mark = models.CharField(max_length=12, db_index=True)

    class Meta:
        verbose_name = _("likeness")
        verbose_name_plural = _("likenesses")

    def __str__(self) -> str:
        return self.mark
