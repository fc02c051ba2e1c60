"""A browser that gets alerts. Nobody's name or address is known with it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Device(models.Model):
    """A push subscription (W3C Push API) and what it is for.

    ``endpoint`` is the address at the browser's push service (RFC 8030), a secret of this browser
    and ours. ``p256dh`` and ``auth`` are its keys in base64url (RFC 8291), 65 and 16 bytes.
    """

    endpoint = models.CharField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    wants_breaking = models.BooleanField(_("breaking news"), default=False)
    topics = models.ManyToManyField("stories.Topic", related_name="+", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("browser with alerts")
        verbose_name_plural = _("browsers with alerts")
        indexes = [models.Index(fields=["wants_breaking"], name="alerts_device_breaking")]

    def __str__(self) -> str:
        return f"browser {self.pk}"
