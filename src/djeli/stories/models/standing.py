"""Pages that stand beside the news: About, Contact, Privacy, Corrections policy."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from djeli.stories.blocks import BODY
from djeli.stories.fields import BlockField
from djeli.stories.models.served import Served


class StandingPage(Served, Page):
    """A page that stays: no byline, no section, no place in any list."""

    summary = models.TextField(_("summary"), blank=True)
    body = BlockField(BODY, verbose_name=_("text"), blank=True)
    is_in_footer = models.BooleanField(_("in the footer"), default=True)

    parent_page_types = ["stories.Front"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("About, Contact, Privacy, Corrections policy")

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")
