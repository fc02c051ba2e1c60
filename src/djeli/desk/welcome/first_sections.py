"""Steps of a new edition that were not taken on its first page: its sections, a byline."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.desk.welcome.forms import SectionsForm
from djeli.desk.welcome.founding import add_byline
from djeli.desk.welcome.steps import may_found
from djeli.stories.first_pages.starter_sections import add_sections
from djeli.stories.models import Front


class FirstSectionsView(WagtailAdminTemplateMixin, FormView[SectionsForm]):
    """The usual sections to choose from; then the story can be written."""

    template_name = "desk/welcome/sections.html"
    form_class = SectionsForm
    page_title = gettext_lazy("Sections of the edition")
    header_icon = "folder-open-inverse"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = super().get_breadcrumbs_items()
        return [*items, {"url": "", "label": self.page_title}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_found(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: SectionsForm) -> HttpResponse:
        made = add_sections(Front.objects.get(), form.names())
        told = ngettext("%(n)s section was made.", "%(n)s sections were made.", len(made))
        messages.success(self.request, told % {"n": len(made)})
        return redirect("wagtailadmin_home")


@require_POST
def first_byline(request: HttpRequest) -> HttpResponse:
    """Make the byline of whoever founds the edition."""
    user: Any = request.user
    if not may_found(user):
        raise PermissionDenied
    byline = add_byline(user)
    messages.success(request, _("Your stories will stand under the name %s.") % byline.name)
    return redirect("wagtailadmin_home")
