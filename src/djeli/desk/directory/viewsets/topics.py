"""The list of topics. Their form is in ``desk.directory.topics``."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from djeli.desk.directory import topics
from djeli.desk.unsaved_text.restored_forms import CreateRow, EditRow
from djeli.stories.models import Topic


class TopicsView(IndexView):
    def get_base_queryset(self) -> QuerySet[Topic]:
        found: QuerySet[Topic] = super().get_base_queryset()
        return found.annotate(count=Count("stories"))


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
