"""The sections of the edition, nested."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from djeli.stories import publication_lock
from djeli.stories.models.addressed import AddressedPage
from djeli.stories.models.served import Served


class Section(Served, AddressedPage):
    """A section; the stories in it are its children, and it shows its sub-sections' stories too."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences under the section's name.")
    )

    parent_page_types = ["stories.Front", "stories.Section"]
    subpage_types: ClassVar[list[str]] = ["stories.Section", "stories.Article"]
    page_description = _("Holds stories and sub-sections")

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        # A new slug is written to each story below, and then to the months of these.
        publication_lock.hold()
        super().save(*args, **kwargs)
