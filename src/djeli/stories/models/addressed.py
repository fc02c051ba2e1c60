"""What has an address of its own: pages by their tree, other rows below a folder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from djeli.stories.former_addresses import ledger
from djeli.stories.slugs.field import check_slug
from djeli.stories.slugs.free import free_slug

SLUG_HELP = _("The last part of its address. If empty, it is made from the name.")


class Addressed(models.Model):
    """A row with a name and a slug, whose page is ``/<folder>/<slug>/``. A slug that is left empty
    is made of the name; one that another has gets a number."""

    folder: ClassVar[str] = ""

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        row: Any = self
        if not row.slug:
            row.slug = free_slug(row)
        before = self._known_slug()
        super().save(*args, **kwargs)
        if self.folder and row.slug != before:
            ledger.take(self.address)
            if before:
                ledger.keep([(f"/{self.folder}/{before}/", self.subject)])

    def clean(self) -> None:
        super().clean()
        row: Any = self
        if row.slug != self._known_slug():
            row.slug = free_slug(row, row.slug)

    @property
    def address(self) -> str:
        """Where readers find it."""
        return f"/{self.folder}/{getattr(self, 'slug', '')}/"

    @property
    def subject(self) -> str:
        """What it is called among former addresses."""
        return f"{self._meta.model_name}:{self.pk}"

    def _known_slug(self) -> str | None:
        """The slug in the table; None for what is not there yet."""
        stored: Any = type(self)._default_manager.filter(pk=self.pk)
        known: str | None = stored.values_list("slug", flat=True).first() if self.pk else None
        return known


class AddressedPage(Page):
    """A page whose slug is made of its title, in any script, where none is given."""

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.fill_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self.fill_slug()
        super().minimal_clean()
        check_slug(self.slug)

    def clean_fields(self, exclude: Iterable[str] | None = None) -> None:
        excluded = set(exclude or ())
        super().clean_fields(exclude={*excluded, "slug"})
        if "slug" not in excluded:
            check_slug(self.slug)

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """What changes the address keeps the old one."""
        fields = kwargs.get("update_fields")
        concerns = fields is None or not {"slug", "live"}.isdisjoint(fields)
        before = self._known_path() if concerns else None
        super().save(*args, **kwargs)
        if before and before != self.url_path:
            ledger.keep_below(before, self.url_path)
            ledger.take_below(self.url_path)
        elif concerns:
            ledger.take(ledger.shown(self.url_path))

    def _known_path(self) -> str | None:
        """The ``url_path`` in the table."""
        if self.pk is None:
            return None
        paths = Page.objects.filter(pk=self.pk).values_list("url_path", flat=True)
        return paths.first()

    def fill_slug(self) -> None:
        """Where the slug is empty, and it is known where the page will stand."""
        known: str = self.slug  # type: ignore[has-type]
        if not known and (parent := self.get_parent()):
            self.slug = free_slug(self, parent=parent)
