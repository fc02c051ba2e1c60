"""The screens of contributors, agencies and topics."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from djeli.desk.directory import topics
from djeli.desk.slugs.panels import name_and_slug
from djeli.desk.unsaved_text.restored_forms import CreateRow, EditRow
from djeli.stories.models import Agency, Contributor, Topic


class ContributorsView(IndexView):
    def get_base_queryset(self) -> QuerySet[Contributor]:
        people: QuerySet[Contributor] = super().get_base_queryset()
        return people.select_related("user").annotate(stories=Count("bylines"))


class TopicsView(IndexView):
    def get_base_queryset(self) -> QuerySet[Topic]:
        found: QuerySet[Topic] = super().get_base_queryset()
        return found.annotate(count=Count("stories"))


class ContributorViewSet(ModelViewSet):
    model = Contributor
    add_view_class = CreateRow
    edit_view_class = EditRow
    icon = "user"
    url_prefix = "people/contributors"
    url_namespace = "contributors"
    menu_label = _("Contributors")
    index_view_class = ContributorsView
    list_display = [
        "name",
        "role",
        Column("user", label=_("Login")),
        Column("stories", label=_("Bylines"), width="10%"),
    ]
    ordering = ["name"]
    list_per_page = 50
    inspect_view_enabled = False
    edit_handler = ObjectList(
        [
            name_and_slug(),
            FieldPanel("role"),
            FieldPanel("bio"),
            FieldPanel("portrait"),
            MultiFieldPanel(
                [FieldPanel("website"), FieldPanel("profiles")], heading=_("Elsewhere")
            ),
            FieldPanel("user"),
        ]
    )


class AgencyViewSet(ModelViewSet):
    model = Agency
    add_view_class = CreateRow
    edit_view_class = EditRow
    icon = "globe"
    url_prefix = "people/agencies"
    url_namespace = "agencies"
    menu_label = _("Agencies")
    list_display = ["name", Column("credit", label=_("Credit line")), "url"]
    ordering = ["name"]
    edit_handler = ObjectList(
        [
            name_and_slug(),
            FieldPanel("credit_line"),
            FieldPanel("url"),
            FieldPanel("default_terms"),
            FieldPanel("may_be_passed_on"),
        ]
    )


class TopicViewSet(ModelViewSet):
    model = Topic
    add_view_class = CreateRow
    edit_view_class = EditRow
    icon = "tag"
    url_prefix = "people/topics"
    url_namespace = "topics"
    menu_label = _("Topics")
    index_view_class = TopicsView
    list_display = [
        "name",
        "kind",
        Column("count", label=_("Stories"), width="10%"),
        "intro",
    ]
    list_filter = ["kind"]
    ordering = ["name"]
    list_per_page = 50
    edit_handler = topics.panels()


class PeopleAndTopics(ModelViewSetGroup):
    menu_label = _("People & topics")
    menu_name = "people"
    menu_icon = "group"
    menu_order = 160
    items = (ContributorViewSet, AgencyViewSet, TopicViewSet)
