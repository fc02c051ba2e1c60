"""The slug of a page as its form leaves it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm

from djeli.desk.slugs.panels import SlugInput, is_known
from djeli.stories.slugs.free import free_slug, is_numbered
from djeli.stories.slugs.letters import slug_of


class SlugForm(WagtailAdminPageForm):
    """Fills the slug where it is empty, and lets a draft's follow its headline, also without a
    script. What was written by hand stays, and so does what readers know."""

    slug = forms.CharField(
        label=_("Address"),
        required=False,
        widget=SlugInput,
        help_text=_(
            "The last part of the page’s address. It follows the headline until the page is first"
            " published, unless you write your own. Old addresses lead on to a new one."
        ),
    )

    def clean(self) -> dict[str, Any]:
        if "slug" in self.fields:
            self.cleaned_data["slug"] = self._slug(
                self.cleaned_data.get("slug", ""), self.cleaned_data.get("title") or ""
            )
        cleaned: dict[str, Any] = super().clean()
        return cleaned

    def _slug(self, typed: str, title: str) -> str:
        page = self.instance
        typed = typed if slug_of(typed) else ""
        if is_known(page) and typed in {"", page.slug}:
            wanted = page.slug
        elif typed == page.slug and is_numbered(typed, slug_of(page.title)):
            wanted = title or typed
        else:
            wanted = typed or title
        if wanted == page.slug and not self._is_taken(wanted):
            return wanted
        return free_slug(page, wanted, self.parent_page)

    def _is_taken(self, slug: str) -> bool:
        others = self.parent_page.get_children().exclude(pk=self.instance.pk)
        return bool(others.filter(slug=slug).exists())
