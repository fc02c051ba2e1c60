"""The bin at /desk/bin/, the confirmation before a draft goes there, and putting back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.models import Page

from djeli.desk import rights
from djeli.desk.bin import contents
from djeli.desk.bin.refusals import is_of_bin, why_kept
from djeli.desk.models import Binned
from djeli.stories.lists.listings import STEP
from djeli.stories.models import Article, Section

A_PAGE = 50


class ThrowAwayView(DeleteView):
    """Asks, then puts a draft into the bin. An empty section is deleted as Wagtail does it."""

    page: Page
    next_url: str

    def dispatch(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> Any:
        page = get_object_or_404(Page, id=page_id).specific
        if kept := why_kept(page):
            return refuse(request, page, kept)
        if not is_of_bin(page):
            return super().dispatch(request, page_id, *args, **kwargs)
        if not page.permissions_for_user(request.user).can_bin():
            raise PermissionDenied
        self.page, self.next_url = page, get_valid_next_url_from_request(request)
        # Past Wagtail's own, which asks for the right to delete.
        return TemplateView.dispatch(self, request, page_id, *args, **kwargs)

    def get_template_names(self) -> list[str]:
        return ["desk/bin/confirm.html"] if is_of_bin(self.page) else [self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not is_of_bin(self.page):
            context: dict[str, Any] = super().get_context_data(**kwargs)
            return context
        back = self.next_url or reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        days = contents.KEPT_FOR.days
        return {"page": self.page, "next": self.next_url, "back": back, "days": days}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_of_bin(self.page):
            answer: HttpResponseBase = super().post(request, *args, **kwargs)
            return answer
        contents.put_in(self.page, request.user)  # type: ignore[arg-type]
        tell_binned(request, [self.page])
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        leads_away = self.next_url and not self.next_url.startswith(edit)
        return redirect(self.next_url if leads_away else _list_of(self.page))


def _list_of(page: Page) -> str:
    if page.specific_class is Article:
        return reverse("stories:index")
    return reverse("wagtailadmin_explore", args=[page.get_parent().pk])


def tell_binned(request: HttpRequest, pages: list[Page]) -> None:
    """Say what is in the bin now, and where the bin is."""
    if len(pages) == 1:
        told = _("“%s” is in the bin.") % pages[0].get_admin_display_title()
    else:
        told = _("%s drafts are in the bin.") % len(pages)
    kept = _("You can restore it for %s days.") % contents.KEPT_FOR.days
    if len(pages) > 1:
        kept = _("You can restore them for %s days.") % contents.KEPT_FOR.days
    opened = messages.button(reverse("desk_bin"), _("Open the bin"))
    messages.success(request, f"{told} {kept}", buttons=[opened])


def refuse(request: HttpRequest, page: Page, why: str) -> HttpResponse:
    """Say why a page is kept, with the way to withdraw it if there is one; to those alone who
    may edit it. Raises PermissionDenied."""
    own = page.permissions_for_user(request.user)
    if not own.can_edit():
        raise PermissionDenied
    buttons = []
    if own.can_unpublish():
        withdraw = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
        buttons.append(messages.button(withdraw, _("Withdraw it")))
    messages.error(request, why, buttons=buttons)
    following = get_valid_next_url_from_request(request)
    if following:
        return redirect(following)
    return (
        redirect("wagtailadmin_pages:edit", page.pk)
        if own.can_edit()
        else redirect("wagtailadmin_home")
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A draft in the bin, as the list shows it."""

    binned: Binned
    title: str
    section: str
    goes_at: datetime


class BinView(WagtailAdminTemplateMixin, TemplateView):
    """The pages in the bin, the last deleted first."""

    template_name = "desk/bin/index.html"
    page_title = gettext_lazy("Bin")
    header_icon = "bin"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_write(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user: Any = self.request.user
        found = Paginator(contents.seen_in_bin(user), A_PAGE)
        page = found.get_page(self.request.GET.get("p"))
        sections = dict(Section.objects.values_list("path", "title"))
        rows = [
            Row(
                binned,
                binned.page.draft_title or binned.page.title,
                sections.get(binned.page.path[:-STEP], ""),
                contents.goes_at(binned),
            )
            for binned in page
        ]
        return {
            **context,
            "page_of_bin": page,
            "rows": rows,
            "days": contents.KEPT_FOR.days,
            "sees_all": rights.may_change(user),
        }


@require_POST
def put_back(request: HttpRequest, page: int) -> HttpResponse:
    """Take a draft out of the bin: its writer may, and an editor."""
    user: Any = request.user
    binned = get_object_or_404(contents.seen_in_bin(user), pk=page)
    back = contents.put_back(binned, user)
    edit = messages.button(reverse("wagtailadmin_pages:edit", args=[back.pk]), _("Open it"))
    messages.success(
        request, _("“%s” was restored.") % back.get_admin_display_title(), buttons=[edit]
    )
    return redirect("desk_bin")
