"""People with a byline."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from djeli.stories.models.addressed import SLUG_HELP, Addressed
from djeli.stories.slugs.field import SlugField
from djeli.stories.text.blocks import PROFILES
from djeli.stories.text.fields import BlockField


class Contributor(index.Indexed, Addressed):
    """A person (or desk) with a byline. Needs no login; a login may point here."""

    folder = "authors"

    name = models.CharField(_("name"), max_length=120)
    slug = SlugField(_("slug"), max_length=80, unique=True, help_text=SLUG_HELP)
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("Security editor, Dakar")
    )
    bio = models.TextField(_("about"), blank=True)
    portrait = models.ForeignKey(
        "stories.Picture",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    website = models.URLField(_("website"), blank=True)
    profiles = BlockField(PROFILES, blank=True, verbose_name=_("social profiles"))
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("login"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributor",
        help_text=_("Their new stories get this byline."),
    )

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("role"),
    ]

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
