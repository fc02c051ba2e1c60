"""What somebody said, and what a story found out about it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from djeli.stories.slugs.letters import slug_of


class Claim(Orderable):
    """A claim that a story checks. A story with one is a fact-check."""

    article = ParentalKey("stories.Article", on_delete=models.CASCADE, related_name="claims")
    text = models.CharField(
        _("claim"),
        max_length=300,
        help_text=_("What was said, in a sentence that can be true or false."),
    )
    claimant = models.CharField(
        _("claimant"), max_length=120, help_text=_("Who said it: a person, a party, a rumour.")
    )
    claimant_slug = models.CharField(max_length=140, editable=False, default="", db_index=True)
    is_organisation = models.BooleanField(_("the claimant is an organisation"), default=False)
    made_on = models.DateField(_("said on"), null=True, blank=True)
    made_at = models.CharField(
        _("said where"),
        max_length=160,
        blank=True,
        help_text=_("A speech in Lokoja; a video on WhatsApp"),
    )
    source_url = models.URLField(
        _("link to the claim"), blank=True, max_length=500, help_text=_("Where it can be read.")
    )
    rating = models.ForeignKey(
        "stories.Rating",
        verbose_name=_("rating"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
        help_text=_("Needed when the story is published."),
    )
    checked = models.TextField(
        _("what was checked"),
        blank=True,
        max_length=600,
        help_text=_("In one or two sentences: documents, figures, people. Needed to publish."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        if self.made_on and self.made_on > timezone.localdate():
            raise ValidationError(
                {"made_on": _("That day has not come yet. Enter the day on which it was said.")}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.claimant_slug = slug_of(self.claimant) or "someone"
        super().save(*args, **kwargs)
