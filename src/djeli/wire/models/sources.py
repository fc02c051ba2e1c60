"""Where agency copy comes from, and what of it could not be read."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from djeli.wire.received.storage import received_files


class WireSource(models.Model):
    """Where agency copy comes from, how it is read, and how it fares.

    ``address`` is a folder of this machine, or an address of HTTP(S). ``every`` are seconds from
    one look to the next. Of a secret only the name of the environment's variable is kept.
    ``mapping`` are rows of ``match`` (a code, category, keyword or language) and ``section`` (a
    slug) or ``topic``.
    """

    class Way(models.TextChoices):
        FOLDER = "folder", _("A watched folder")
        HTTP = "http", _("An address that is asked")

    name = models.CharField(_("name"), max_length=120, unique=True)
    way = models.CharField(_("way"), max_length=10, choices=Way, default=Way.FOLDER)
    address = models.CharField(_("folder or address"), max_length=1000)
    form = models.CharField(_("format"), max_length=20, blank=True)
    charset = models.CharField(_("charset"), max_length=40, blank=True)
    zone = models.CharField(_("time zone"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    every = models.PositiveIntegerField(_("seconds between two looks"), default=60)
    is_active = models.BooleanField(_("active"), default=True)
    secret_name = models.CharField(_("variable with the secret"), max_length=80, blank=True)
    default_credit = models.CharField(_("credit"), max_length=250, blank=True)
    default_terms = models.TextField(_("terms of use"), blank=True)
    expires_after = models.PositiveIntegerField(
        _("days until the terms end"), null=True, blank=True
    )
    mapping: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    silent_after = models.PositiveIntegerField(_("hours of silence before an alarm"), default=24)

    created_at = models.DateTimeField(auto_now_add=True)
    looked_at = models.DateTimeField(_("last look"), null=True, editable=False)
    next_at = models.DateTimeField(null=True, editable=False, db_index=True)
    item_at = models.DateTimeField(_("last item"), null=True, editable=False)
    trouble = models.CharField(_("last error"), max_length=400, blank=True, editable=False)
    trouble_at = models.DateTimeField(null=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    etag = models.CharField(max_length=300, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)

    class Meta:
        verbose_name = _("wire source")
        verbose_name_plural = _("wire sources")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Quarantined(models.Model):
    """What could not be read or kept: its bytes and the reason. It is gone when it was read."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    source = models.CharField(_("file"), max_length=500)
    came_from = models.ForeignKey(
        "wire.WireSource", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    content = models.BinaryField(default=b"", editable=False)
    file = models.FileField(storage=received_files, max_length=80, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=400)
    arrived_at = models.DateTimeField(_("received"), auto_now_add=True)
    tried_at = models.DateTimeField(_("last tried"), auto_now=True)

    class Meta:
        verbose_name = _("item in quarantine")
        verbose_name_plural = _("items in quarantine")
        ordering = ["-arrived_at", "-pk"]

    def __str__(self) -> str:
        return self.source
