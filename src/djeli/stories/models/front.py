"""The front page of the edition."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from djeli.stories.models.served import Served


class Front(Served, Page):
    """The root of the edition. Line-ups say what is on it."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["stories.Section", "stories.StandingPage"]
    max_count = 1
    page_description = _("The edition's front page")

    class Meta:
        verbose_name = _("front")
        verbose_name_plural = _("fronts")
