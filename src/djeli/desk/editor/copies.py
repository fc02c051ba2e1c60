"""A copy of a story or of a standing page: a fresh draft with the same words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail import hooks
from wagtail.actions.copy_page import CopyPageAction
from wagtail.admin import messages
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.views.pages.copy import CopyView
from wagtail.models import Page

from djeli.accounts.models import User
from djeli.stories.models import Article, StandingPage
from djeli.stories.slugs.free import free_slug


class DraftCopyForm(CopyForm):
    """A copy is a draft: two addresses never show one text."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias", "copy_subpages"):
            self.fields.pop(name, None)
        self.fields["new_title"].initial = self.page.draft_title or self.page.title
        self.fields["new_slug"] = forms.CharField(
            label=_("Address"),
            initial=self._free(self.page.slug, self.page.get_parent()),
            required=False,
            help_text=_("The last part of the copy’s address. If it is taken, a number is added."),
        )

    def clean(self) -> dict[str, Any]:
        home = self.cleaned_data.get("new_parent_page") or self.page.get_parent()
        wanted = self.cleaned_data.get("new_slug") or self.cleaned_data.get("new_title") or ""
        self.cleaned_data["new_slug"] = self._free(wanted, home)
        cleaned: dict[str, Any] = super().clean()
        return cleaned

    def _free(self, wanted: str, home: Page) -> str:
        return free_slug(self.page.specific_class(title=self.page.title), wanted, home)


class DraftCopyView(CopyView):
    """Copies what the newsroom has now, without the versions before it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Past Wagtail's own, which fails where no section is sent.
        answer: HttpResponseBase = FormView.post(self, request, *args, **kwargs)
        return answer

    def form_valid(self, form: Any) -> HttpResponseBase:
        home = form.cleaned_data["new_parent_page"] or self.parent_page
        title, slug = form.cleaned_data["new_title"], form.cleaned_data["new_slug"]
        made = copy_as_draft(self.page, home, self.request.user, title=title, slug=slug)
        edit = messages.button(reverse("wagtailadmin_pages:edit", args=[made.pk]), _("Edit"))
        told = _("“%s” was copied. The copy is one of your drafts.")
        messages.success(self.request, told % self.page.get_admin_display_title(), buttons=[edit])
        for hook in hooks.get_hooks("after_copy_page"):
            answer = hook(self.request, self.page, made)
            if isinstance(answer, HttpResponseBase):
                return answer
        return redirect(self.next_url or reverse("wagtailadmin_explore", args=[home.pk]))


def set_copy_form() -> None:
    """Give the copy form to the kinds of page that may be copied."""
    for model in (Article, StandingPage):
        model.copy_form_class = DraftCopyForm


def copy_as_draft(
    page: Page, home: Page, user: User, *, title: str, slug: str, **other: Any
) -> Page:
    """A draft below ``home`` with the words of the newest version of ``page``; its own are its
    history, times, numbers, name for machines, and what ``other`` says."""
    source = page.specific.get_latest_revision_as_object()
    # A version that was read from its JSON does not know that its row is there.
    source._state.adding = False
    copied: Page = CopyPageAction(
        page=source,
        to=home,
        update_attrs={"title": title, "draft_title": title, "slug": slug, **other},
        copy_revisions=False,
        keep_live=False,
        user=user,
    ).execute()
    return copied
