"""The list of suppressed addresses: no mail is sent to them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from djeli.newsletters.models import Suppression


class SuppressionsView(IndexView):
    def get_base_queryset(self) -> QuerySet[Suppression]:
        those: QuerySet[Suppression] = super().get_base_queryset()
        return those.select_related("lifted_by")


class SuppressionViewSet(ModelViewSet):
    model = Suppression
    icon = "cross"
    url_prefix = "newsletters/suppressed"
    url_namespace = "suppressions"
    menu_label = _("Suppressed")
    index_view_class = SuppressionsView
    list_display = [
        TitleColumn(
            "email",
            label=_("E-mail"),
            get_url=lambda one: reverse("desk_lift", args=[one.pk]),
        ),
        Column("cause", label=_("Why"), accessor="get_cause_display"),
        Column("detail", label=_("Server’s message")),
        DateColumn("at", label=_("Since")),
        DateColumn("lifted_at", label=_("Lifted")),
        Column("lifted_why", label=_("Why lifted")),
    ]
    list_filter = ["cause"]
    search_fields = ["email"]
    search_backend_name = None
    list_per_page = 50
    inspect_view_enabled = False
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(content=_("No mail is sent to the addresses in this list.")),
            FieldPanel("email"),
            FieldPanel("detail"),
        ]
    )
