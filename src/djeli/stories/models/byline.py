"""Who is named above a story, in order."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class Byline(Orderable):
    """One name above a story: a contributor or an agency, and what they did or where they were."""

    article = ParentalKey("stories.Article", on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(
        "stories.Contributor",
        verbose_name=_("contributor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bylines",
    )
    agency = models.ForeignKey(
        "stories.Agency",
        verbose_name=_("or agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bylines",
    )
    role = models.CharField(
        _("did what, or where"),
        max_length=80,
        blank=True,
        help_text=_("in Niamey; additional reporting; pictures"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(contributor__isnull=False, agency__isnull=True)
                | models.Q(contributor__isnull=True, agency__isnull=False),
                name="stories_byline_one_name",
                violation_error_message=_("A byline is either a contributor or an agency."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return str(self.contributor or self.agency or "")

    def clean(self) -> None:
        super().clean()
        if bool(self.contributor_id) == bool(self.agency_id):
            raise ValidationError(
                {"contributor": _("A byline is either a contributor or an agency.")}
            )
