"""The list of stories at /desk/stories/."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import HeaderButton

from djeli.desk import rights
from djeli.desk.newstory.views import NewStoryView
from djeli.desk.storylist.around import add_around
from djeli.desk.storylist.columns import (
    BylineColumn,
    HeadlineColumn,
    PictureColumn,
    StateColumn,
    ViewsColumn,
)
from djeli.desk.storylist.filters import StoryFilters
from djeli.desk.storylist.keyset import Keyset, order_of
from djeli.desk.storylist.matching import matching
from djeli.desk.storylist.saved_views import forget_view, query_of, save_view, saved_views
from djeli.desk.storylist.states import open_reviews, state_of
from djeli.stories.lists.cards import bylines_above
from djeli.stories.lists.listings import STEP
from djeli.stories.models import Article, Section

FOR_THE_LIST = (
    "body",
    "standfirst",
    "lead_caption",
    "usage_terms",
    "social_description",
    "search_description",
)


def describe(stories: Iterable[Article]) -> None:
    """Give each story the names above it and its section's: two queries for any number."""
    rows = list(stories)
    names = bylines_above(row.pk for row in rows)
    sections = dict(Section.objects.values_list("path", "title"))
    for row in rows:
        row.names_above = ", ".join(name.name for name in names.get(row.pk, ()))
        row.section_title = sections.get(row.path[:-STEP], "")
        row.state_label = str(state_of(row).label)


class StoryListView(IndexView):
    """Every story that the user may see, the last changed first."""

    any_permission_required = {"add", "change", "publish", "view"}
    template_name = "desk/storylist/index.html"
    results_template_name = "desk/storylist/results.html"
    table_classname = "listing full-width desk-stories"
    paginate_by = 30
    list_export = [
        "title",
        "section_title",
        "state_label",
        "names_above",
        "agency",
        "language",
        "first_published_at",
        "latest_revision_created_at",
        "full_url",
    ]
    export_headings = {
        "title": _("Headline"),
        "section_title": _("Section"),
        "state_label": _("Status"),
        "names_above": _("Byline"),
        "agency": _("Agency"),
        "first_published_at": _("First published"),
        "latest_revision_created_at": _("Changed"),
        "full_url": _("Address"),
    }
    export_filename = "stories"
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        PictureColumn("thumb", label="", width="84px"),
        HeadlineColumn("title", label=_("Headline"), sort_key="title"),
        Column("section_title", label=_("Section"), width="11%"),
        StateColumn("state", label=_("Status"), width="10%"),
        BylineColumn("names_above", label=_("Byline, agency"), width="14%"),
        ViewsColumn("views", label=_("Views"), width="7%"),
        DateColumn(
            "first_published_at", label=_("Published"), sort_key="first_published_at", width="10%"
        ),
        DateColumn(
            "latest_revision_created_at",
            label=_("Changed"),
            sort_key="latest_revision_created_at",
            width="10%",
        ),
    ]

    def get_base_queryset(self) -> QuerySet[Article]:
        stories = rights.seen_by(self.request.user, Article.objects.all())
        return self.annotate_queryset(stories)

    def annotate_queryset(self, stories: Any) -> QuerySet[Article]:
        found: QuerySet[Article] = (
            stories.defer(*FOR_THE_LIST)
            .select_related("agency", "locked_by")
            .prefetch_related(open_reviews())
            .annotate_approved_schedule()
        )
        return found

    def search_queryset(self, queryset: Any) -> Any:
        return matching(queryset, self.search_query) if self.is_searching else queryset

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        order = order_of(self.ordering)
        if order is None and self.is_searching:
            order = order_of("-latest_revision_created_at")
        if order is None or not isinstance(queryset, QuerySet):
            return super().paginate_queryset(queryset, page_size)
        page = Keyset(queryset, order, page_size, self.request.GET)
        return page, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        describe(context["object_list"])
        add_around(context["object_list"])
        asked = self.request.GET
        return {
            **context,
            "leafs": isinstance(context["page_obj"], Keyset),
            "saved_views": saved_views(self.request.user, asked),
            "shown_query": query_of(asked),
        }

    def stream_csv(self, queryset: Any) -> Any:
        return super().stream_csv(_in_batches(queryset))

    def get_add_url(self) -> str | None:
        return super().get_add_url() if rights.may_write(self.request.user) else None

    @cached_property
    def add_button(self) -> HeaderButton:
        return HeaderButton(_("New story"), url=self.add_url, icon_name="plus")


def _in_batches(stories: Any, size: int = 500) -> Iterable[Article]:
    batch: list[Article] = []
    for story in stories:
        batch.append(story)
        if len(batch) == size:
            describe(batch)
            yield from batch
            batch = []
    describe(batch)
    yield from batch


class StoryListViewSet(PageListingViewSet):
    model = Article
    icon = "doc-full"
    name = "stories"
    url_prefix = "stories"
    url_namespace = "stories"
    menu_label = _("Stories")
    menu_name = "stories"
    menu_order = 110
    add_to_admin_menu = True
    index_view_class = StoryListView
    filterset_class = StoryFilters
    choose_parent_view_class = NewStoryView

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("views/", save_view, name="save_view"),
            path("views/<int:pk>/forget/", forget_view, name="forget_view"),
            path("new/", self.choose_parent_view, name="choose_parent"),
        ]


story_list = StoryListViewSet()
