"""Ways to publish that pass the form by: the bulk action, and whatever else asks Wagtail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from djeli.stories.first_pages.starter_policies import open_gaps
from djeli.stories.models import StandingPage
from djeli.stories.text import bodies


@hooks.register("before_publish_page")
def stop_gaps(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A standing page with gaps of a starter text leads back to its form."""
    return redirect("wagtailadmin_pages:edit", page.pk) if _tell_gaps(request, page) else None


@hooks.register("before_bulk_action")
def stop_gaps_in_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Of several pages either all go live or none, and each that has gaps is named."""
    if action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    told = [_tell_gaps(request, page.get_latest_revision_as_object()) for page in pages]
    return redirect(action.next_url) if any(told) else None


def _tell_gaps(request: HttpRequest, page: Page) -> bool:
    if not isinstance(page, StandingPage):
        return False
    gaps = open_gaps([page.summary, *bodies.texts(list(page.body.raw_data))])
    if gaps:
        messages.error(
            request,
            _("“%(title)s” cannot go live yet. Replace what is in square brackets: %(gaps)s")
            % {"title": page.title, "gaps": " ".join(gaps)},
            buttons=[messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Fix"))],
        )
    return bool(gaps)
