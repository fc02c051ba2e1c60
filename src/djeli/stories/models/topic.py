"""What stories are about."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from djeli.stories.models.addressed import SLUG_HELP, Addressed
from djeli.stories.slugs.field import SlugField


class Topic(index.Indexed, Addressed):
    """A person, place, organisation, event, subject or running story, with a page of its own.

    A *running story* is one that goes on: what belongs to it are its parts, and each of them lists
    the others (``stories.running_stories``).
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        PLACE = "place", _("Place")
        ORGANISATION = "organisation", _("Organisation")
        EVENT = "event", _("Event")
        SUBJECT = "subject", _("Subject")
        RUNNING = "running", _("Running story")

    folder = "topics"

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = SlugField(_("slug"), max_length=80, unique=True, help_text=SLUG_HELP)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.SUBJECT)
    intro = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("Explain it to a new reader. An empty line starts a new paragraph."),
    )
    aliases = models.TextField(
        _("other names"),
        blank=True,
        help_text=_(
            "One per line: short forms, other spellings, other languages. This topic is "
            "suggested for stories that use them."
        ),
    )
    portrait = models.ForeignKey(
        "stories.Picture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("In degrees, south is negative: 13.51"),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("In degrees, west is negative: 2.11"),
    )
    same_as = models.URLField(
        _("elsewhere"),
        blank=True,
        help_text=_("A reference for machines: its Wikidata page or its own website."),
    )

    search_fields = [
        index.SearchField("name"),
        index.SearchField("aliases"),
        index.AutocompleteField("name"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        return self.kind == self.Kind.RUNNING

    @property
    def paragraphs(self) -> list[str]:
        """The introduction, divided at its empty lines."""
        return [part.strip() for part in self.intro.split("\n\n") if part.strip()]

    @property
    def names(self) -> list[str]:
        """The name, then each other name once."""
        return list(
            dict.fromkeys(
                name
                for line in (self.name, *self.aliases.splitlines())
                if (name := " ".join(line.split()))
            )
        )
