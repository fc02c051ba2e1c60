"""The agencies whose copy and pictures we carry."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from djeli.stories.models.addressed import SLUG_HELP, Addressed
from djeli.stories.slugs.field import SlugField


class Agency(index.Indexed, Addressed):
    """A news agency: its name, how it is credited, and what its copy may be used for."""

    folder = "authors"

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = SlugField(_("slug"), max_length=80, unique=True, help_text=SLUG_HELP)
    credit_line = models.CharField(
        _("credit line"),
        max_length=120,
        blank=True,
        help_text=_("The credit readers see under a story. If empty, the name is used."),
    )
    url = models.URLField(_("website"), blank=True)
    default_terms = models.TextField(
        _("usual terms of use"),
        blank=True,
        help_text=_("Copied to each story made from this agency's copy."),
    )
    may_be_passed_on = models.BooleanField(
        _("may be passed on"),
        default=False,
        help_text=_(
            "Its terms allow us to pass its copy and pictures on in full, in feeds and to partners."
        ),
    )

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def named(cls, name: str) -> Agency | None:
        """The agency that is called ``name``, or credited so."""
        if not name:
            return None
        is_it = models.Q(name__iexact=name) | models.Q(credit_line__iexact=name)
        return cls.objects.filter(is_it).first()

    @property
    def credit(self) -> str:
        return self.credit_line or self.name
