"""Who gets which newsletter, and what they agreed to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Subscription(models.Model):
    """A subscriber gets a newsletter. The row exists as long as they want it."""

    subscriber = models.ForeignKey(
        "newsletters.Subscriber", models.CASCADE, related_name="subscriptions"
    )
    newsletter = models.ForeignKey(
        "newsletters.Newsletter", models.CASCADE, related_name="subscriptions"
    )
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["newsletter", "subscriber"], name="newsletters_subscription_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subscriber_id}: {self.newsletter_id}"


class Consent(models.Model):
    """What a subscriber asked for, agreed to or took back: when, in which words, and where.

    ``wording`` is what stood before their eyes; ``place`` the page of the form. No IP is kept.
    """

    class Kind(models.TextChoices):
        ASKED = "asked", _("asked")
        AGREED = "agreed", _("agreed")
        LEFT = "left", _("withdrew consent")

    subscriber = models.ForeignKey(
        "newsletters.Subscriber", models.CASCADE, related_name="consents"
    )
    newsletter_name = models.CharField(_("newsletter"), max_length=60)
    kind = models.CharField(_("what"), max_length=8, choices=Kind)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    wording = models.TextField(_("wording"), blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.subscriber_id} {self.kind} {self.newsletter_name}"
