"""The newsletters that an edition offers."""

from __future__ import annotations

import re
import zoneinfo
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from djeli.stories.models.addressed import Addressed
from djeli.stories.slugs.field import SlugField


def default_zone() -> str:
    return timezone.get_default_timezone_name()


class Newsletter(Addressed):
    """One newsletter: what it promises, in which language, and when its digest goes out.

    ``hour`` is a time of day in ``time_zone``. Without ``is_automatic`` nothing is sent by itself.
    """

    class Kind(models.TextChoices):
        DIGEST = "digest", _("Digest: the day’s stories at an hour")
        BREAKING = "breaking", _("Breaking: one story, when it happens")

    class Rule(models.TextChoices):
        MOST_READ = "read", _("The most read of the last 24 hours")
        LATEST = "latest", _("The latest of the last 24 hours")

    class Days(models.TextChoices):
        DAILY = "daily", _("every day")
        WORKING = "working", _("Monday to Friday")
        SATURDAY = "saturday", _("every Saturday")
        SUNDAY = "sunday", _("every Sunday")

    name = models.CharField(_("name"), max_length=60)
    slug = SlugField(
        _("short name"),
        max_length=60,
        unique=True,
        help_text=_("If empty, it is made from the name."),
    )
    promise = models.CharField(
        _("promise"),
        max_length=160,
        help_text=_(
            "What readers subscribe to: what you send, and how often. It is stored "
            "with their consent."
        ),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.DIGEST)
    section = models.ForeignKey(
        "stories.Section",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only stories from this section. If empty, from the whole edition."),
    )
    rule = models.CharField(_("stories"), max_length=8, choices=Rule, default=Rule.MOST_READ)
    size = models.PositiveSmallIntegerField(_("how many stories"), default=7)
    language = models.CharField(
        _("language"),
        max_length=12,
        default="en",
        help_text=_("The language of the mail and its stories: en, fr, ar"),
    )
    is_automatic = models.BooleanField(
        _("send automatically"),
        default=True,
        help_text=_("Sends the digest at its hour. Nothing is sent if there are no stories."),
    )
    hour = models.TimeField(_("at"), default=time(7))
    days = models.CharField(_("on"), max_length=10, choices=Days, default=Days.DAILY)
    time_zone = models.CharField(_("time zone"), max_length=60, default=default_zone)
    automatic_since = models.DateTimeField(null=True, blank=True, editable=False)
    sender_name = models.CharField(
        _("sender’s name"),
        max_length=60,
        blank=True,
        help_text=_("If empty, the edition’s name is used."),
    )
    is_offered = models.BooleanField(_("offered to readers"), default=True)
    is_usual = models.BooleanField(
        _("chosen by default"),
        default=False,
        help_text=_("The sign-up forms in the menu, sidebar and footer subscribe to these."),
    )
    rank = models.PositiveSmallIntegerField(_("place in the list"), default=10)

    class Meta:
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")
        ordering = ["rank", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = Newsletter.objects.filter(pk=self.pk).first() if self.pk else None
        if before is None or before.timing != self.timing:
            # Only hours after this change count: who sets "at 7" at noon gets tomorrow's first.
            self.automatic_since = timezone.now()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.time_zone not in zoneinfo.available_timezones():
            raise ValidationError(
                {"time_zone": _("This is not a time zone. Example: Africa/Lagos.")}
            )
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", self.language):
            raise ValidationError({"language": _("Enter a code such as en, fr, ar or pt-BR.")})
        if not 1 <= self.size <= 12:
            raise ValidationError({"size": _("Enter 1 to 12. Longer mails are cut off.")})

    @property
    def timing(self) -> tuple[Any, ...]:
        return (self.is_automatic, self.hour, self.days, self.time_zone)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    def due_at(self, day: date) -> datetime:
        """The instant of the hour on ``day``: of an hour that comes twice the first, and for one
        that a clock skips, as much later as is skipped."""
        hour = self.hour.replace(tzinfo=None, fold=0)
        return datetime.combine(day, hour, self.zone).astimezone(zoneinfo.ZoneInfo("UTC"))

    def is_on(self, day: date) -> bool:
        weekdays = {self.Days.WORKING: range(5), self.Days.SATURDAY: (5,), self.Days.SUNDAY: (6,)}
        return day.weekday() in weekdays.get(self.Days(self.days), range(7))
