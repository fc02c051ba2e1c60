"""Those who asked for a newsletter."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Subscriber(models.Model):
    """An address, and when its owner said yes. What they agreed to are consents, and which
    newsletters they get are subscriptions. Nothing else is known of them."""

    email = models.EmailField(_("e-mail"))
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    mailed_at = models.DateTimeField(_("last asked to confirm"), null=True, blank=True)
    mailed_times = models.PositiveSmallIntegerField(_("times asked in a row"), default=0)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    wording = models.CharField(_("what they subscribed to"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["-asked_at"]
        constraints = [models.UniqueConstraint(Lower("email"), name="newsletters_subscriber_once")]

    def __str__(self) -> str:
        return self.email

    @property
    def is_subscribed(self) -> bool:
        """True if the owner of the address has confirmed."""
        return self.confirmed_at is not None
