"""One grade of the scale by which the edition rates claims."""

from __future__ import annotations

from itertools import count, islice
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from djeli.stories.slugs.letters import slug_of

TAKEN = frozenset(("by", "feed", "page"))
"""What stands below ``/fact-checks/`` beside ratings."""


class Rating(models.Model):
    """What a claim may turn out to be: "False", "Misleading", "True". The edition decides."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    slug = models.SlugField(max_length=60, unique=True, allow_unicode=True, editable=False)
    place = models.PositiveSmallIntegerField(
        _("place on the scale"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text=_(
            "1 is the worst. Search engines get it with the lowest and the highest of the scale. "
            "Leave it empty for a rating outside the scale, such as “Unproven”."
        ),
    )
    meaning = models.CharField(
        _("meaning"),
        max_length=200,
        help_text=_("One sentence for readers: what the evidence says."),
    )

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = [models.F("place").desc(nulls_last=True), "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The address is made of the first name and stays."""
        self.name = " ".join(self.name.split())
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    @property
    def address(self) -> str:
        """Where the fact-checks with this rating are."""
        return f"/fact-checks/{self.slug}/"

    def _free_slug(self) -> str:
        wanted = slug_of(self.name, 40) or "rating"
        taken = {*TAKEN, *Rating.objects.values_list("slug", flat=True)}
        numbered = (f"{wanted}-{number}" for number in count(2))
        return next(one for one in (wanted, *islice(numbered, 1000)) if one not in taken)
