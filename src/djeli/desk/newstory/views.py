"""Chooses the section of a new story, the last used one first."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.desk.welcome.steps import may_found
from djeli.stories.lists.listings import STEP
from djeli.stories.models import Article, Section


class NewStoryView(WagtailAdminTemplateMixin, TemplateView):
    """A page of sections; one press opens the editor."""

    template_name = "desk/newstory/sections.html"
    page_title = _("New story")
    header_icon = "plus"
    model = Article
    index_url_name = "stories:index"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_write(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Stories")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user: Any = self.request.user
        known: Any = rights.hide_others_drafts(user, Section.objects.order_by("path"))
        sections: list[Any] = list(known)
        for section in sections:
            section.new_story_url = reverse(
                "wagtailadmin_pages:add", args=["stories", "article", section.pk]
            )
        tops = [section for section in sections if section.depth == 3]
        context["families"] = [
            (top, [one for one in sections if one.path.startswith(top.path) and one != top])
            for top in tops
        ]
        context["may_build"] = may_found(user)
        context["last_used"] = last_used(self.request.user, sections)  # type: ignore[arg-type]
        return context


def last_used(user: User, sections: list[Section]) -> Section | None:
    """The section of the story that ``user`` began last."""
    path = Article.objects.filter(owner=user).order_by("-pk").values_list("path", flat=True).first()
    return next((one for one in sections if path and one.path == path[:-STEP]), None)
