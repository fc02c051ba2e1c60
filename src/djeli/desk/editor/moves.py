"""Refuses to move a page to where another page has its address."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.move import MoveConfirmView
from wagtail.models import Page

from djeli.stories.slugs.free import free_slug


class MoveView(MoveConfirmView):
    """Says which address to give the page first; Wagtail only says that there is a trouble."""

    def dispatch(
        self, request: HttpRequest, page_to_move_id: int, destination_id: int
    ) -> HttpResponseBase:
        page = get_object_or_404(Page, pk=page_to_move_id).specific
        home = get_object_or_404(Page, pk=destination_id)
        if not page.permissions_for_user(request.user).can_move_to(home):
            raise PermissionDenied
        rivals = home.get_children().exclude(pk=page.pk)
        if not rivals.filter(slug=page.slug).exists():
            answer: HttpResponseBase = super().dispatch(request, page_to_move_id, destination_id)
            return answer
        told = _(
            "Nothing was moved: another page in “%(home)s” has the address “%(slug)s”. Give this"
            " one another, such as “%(free)s” (under “Search & sharing”), publish that if it is"
            " live, and move it then."
        )
        facts = {"home": home.title, "slug": page.slug, "free": free_slug(page, page.slug, home)}
        edit = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
        messages.error(request, told % facts, buttons=[edit])
        return redirect("wagtailadmin_pages:move", page.pk)
