"""The audience pages, for the site and for a story: page, live part and tables."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.desk import rights
from djeli.desk.panels.schedule import zone_name
from djeli.desk.readership import overview, story_numbers
from djeli.desk.readership.context import of_a_story, of_the_site
from djeli.desk.readership.csv_stream import streamed
from djeli.desk.readership.csv_tables import OF_A_STORY, TABLES, life_of
from djeli.desk.readership.spans import LABELS, Span, Window, span_of, window
from djeli.stories.models import Article

ICON = "desk-chart"


class Numbers(WagtailAdminTemplateMixin, TemplateView):
    """A page with numbers. ``part_only``: what is fetched every ten seconds, without the frame."""

    header_icon = ICON
    part_only = False
    part_name = ""
    _show_breadcrumbs = True

    def get_template_names(self) -> list[str]:
        return [self.part_name] if self.part_only else super().get_template_names()

    def render_to_response(self, context: Any, **options: Any) -> HttpResponse:
        answer = super().render_to_response(context, **options)
        answer["Cache-Control"] = "private, no-store"
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "now": timezone.localtime(), "zone": zone_name()}


class AudiencePage(Numbers):
    """The whole site at ``/desk/audience/?span=now``."""

    template_name = "desk/readership/page.html"
    part_name = "desk/readership/part.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_all(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Audience")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        items: list[dict[str, str]] = super().get_breadcrumbs_items()
        return [*items, {"url": "", "label": _("Audience")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        span = span_of(self.request.GET.get("span"))
        user: Any = self.request.user
        found = overview.gather(span)
        return {
            **super().get_context_data(**kwargs),
            "span": span,
            "tabs": tabs(span),
            **_shown(found),
            "may_write": rights.may_write(user),
            "part_address": f"{reverse('desk_readership_part')}?span={span}",
        }


class StoryPage(Numbers):
    """One story at ``/desk/audience/story/7/``, for users who may see the story."""

    template_name = "desk/readership/story.html"
    part_name = "desk/readership/story_part.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.story = story_for(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Readers’ numbers")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        items: list[dict[str, str]] = super().get_breadcrumbs_items()
        if may_see_all(self.request):
            items = [*items, {"url": reverse("desk_readership"), "label": _("Audience")}]
        return [*items, {"url": "", "label": _("Readers’ numbers")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = story_numbers.gather(self.story)
        return {
            **super().get_context_data(**kwargs),
            "story": self.story,
            "shown": shown,
            "tables": list(of_a_story(shown)),
            "may_edit": self.story.permissions_for_user(self.request.user).can_edit(),
            "part_address": reverse("desk_readership_story_part", args=[self.story.pk]),
        }


def table(request: HttpRequest, name: str) -> HttpResponseBase:
    """A table of the whole site as CSV."""
    if not may_see_all(request):
        raise PermissionDenied
    if name not in TABLES:
        raise Http404
    at = window(span_of(request.GET.get("span")))
    filename = f"audience-{name}-{at.span}-{timezone.localtime(at.now):%Y-%m-%d-%H%M}"
    return streamed(filename, *_laid(name, at, None))


def story_table(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A table of one story's whole life as CSV."""
    story = story_for(request, pk)
    if name not in OF_A_STORY:
        raise Http404
    filename = f"story-{story.pk}-{name}-{timezone.localtime():%Y-%m-%d-%H%M}"
    return streamed(filename, *_laid(name, life_of(story), story.pk))


def _laid(name: str, at: Window, of: int | None) -> tuple[list[str], Any]:
    found = TABLES[name]
    return [str(heading) for heading in found.headings], found.rows(at, of)


def _shown(found: overview.Overview | overview.Beginning) -> dict[str, Any]:
    if isinstance(found, overview.Beginning):
        return {"beginning": found}
    return {"shown": found, "tables": list(of_the_site(found))}


def tabs(current: Span) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "address": f"{reverse('desk_readership')}?span={span}",
            "is_current": span is current,
        }
        for span, label in LABELS.items()
    ]


def may_see_all(request: HttpRequest) -> bool:
    """Editors, audience editors and publishers: who sees every story sees every number."""
    return rights.sees_all(request.user)  # type: ignore[arg-type]


def story_for(request: HttpRequest, pk: int) -> Article:
    """The story, where this user sees it at the desk; 404 if there is none."""
    story: Article = get_object_or_404(Article, pk=pk)
    user: Any = request.user
    if not rights.sees_all(user) and not (rights.may_write(user) and story.owner_id == user.pk):
        raise PermissionDenied
    return story
