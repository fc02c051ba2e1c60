"""The list of contributors, and the form of one."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from djeli.desk.slugs.panels import name_and_slug
from djeli.desk.unsaved_text.restored_forms import CreateRow, EditRow
from djeli.stories.models import Contributor


class ContributorsView(IndexView):
    def get_base_queryset(self) -> QuerySet[Contributor]:
        people: QuerySet[Contributor] = super().get_base_queryset()
        return people.select_related("user").annotate(stories=Count("bylines"))


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
