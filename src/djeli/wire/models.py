"""Items of agencies as they were received, and what was done with them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from djeli.wire.formats.states import STOPS, USABLE


class WireItem(models.Model):
    """One version of one agency item.

    The bytes are kept with the facts read from them. Of the versions of one ``guid`` the newest is
    ``is_newest``; the inbox shows only those. ``sent_status`` is what this version says of itself,
    ``pub_status`` what holds for the item: a kill reaches every version. ``fingerprint`` stands for
    what the version says: the same again is no new version.
    """

    class Form(models.TextChoices):
        NINJS = "ninjs", "ninjs"
        NEWSML_G2 = "NewsML-G2", "NewsML-G2"

    guid = models.CharField(max_length=500)
    version = models.CharField(max_length=40, blank=True)
    fingerprint = models.CharField(max_length=64, default="", editable=False)
    form = models.CharField(max_length=16, choices=Form)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    source = models.CharField(max_length=500, blank=True)
    content = models.BinaryField(editable=False)
    is_newest = models.BooleanField(default=True)

    headline = models.CharField(_("headline"), max_length=500)
    slugline = models.CharField(max_length=250, blank=True)
    description = models.TextField(blank=True)
    byline = models.CharField(max_length=250, blank=True)
    dateline = models.CharField(max_length=250, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    agency_name = models.CharField(_("agency"), max_length=200, blank=True)
    credit = models.CharField(max_length=250, blank=True)
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

    class Meta:
        verbose_name = _("wire item")
        verbose_name_plural = _("wire items")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["guid", "fingerprint"], name="wire_item_once")
        ]
        indexes = [
            models.Index(fields=["is_newest", "-received_at"], name="wire_item_inbox"),
            models.Index(fields=["agency_name"], name="wire_item_agency"),
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
    """What an agency's kill did to a story that was made of its item: one row for each story.

    The desk shows it until somebody has seen it.
    """

    class Deed(models.TextChoices):
        WITHDRAWN = "withdrawn", _("withdrawn")
        ALARM = "alarm", _("still live")
        HELD = "held", _("cannot be published")

    story = models.ForeignKey(
        "stories.Article", on_delete=models.CASCADE, related_name="wire_stops"
    )
    item = models.ForeignKey(WireItem, on_delete=models.CASCADE, related_name="stops")
    deed = models.CharField(max_length=10, choices=Deed)
    status = models.CharField(max_length=20)
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
    """What an editor decided of an embargo that cannot be read; ``until`` None: there is none."""

    guid = models.CharField(max_length=500)
    embargo = models.CharField(max_length=200, blank=True)
    until = models.DateTimeField(null=True)
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
