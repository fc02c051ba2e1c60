"""The queue of readers' reports, the oldest open one first."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView

from djeli.comments.models import ErrorReport
from djeli.desk.queues import QueueFilterSet

State = ErrorReport.State
STATES = [("waiting", _("Open")), *State.choices[1:]]


class Filters(QueueFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=STATES,
        method="by_state",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = ErrorReport
        fields: list[str] = []

    def by_state(
        self, reports: QuerySet[ErrorReport], _name: str, state: str
    ) -> QuerySet[ErrorReport]:
        if state == "waiting":
            return reports.filter(state=State.OPEN).order_by("sent_at", "pk")
        return reports.filter(state=state)


class QueueView(IndexView):
    """What readers say is wrong."""

    model = ErrorReport
    page_title = _("Readers’ reports")
    header_icon = "warning"
    index_url_name = "desk_error_reports"
    index_results_url_name = "desk_error_reports_results"
    results_template_name = "desk/error_reports/results.html"
    filterset_class = Filters
    is_searchable = True
    search_fields = ["text", "passage", "story__title"]
    # dispatch asks, as for all rows that the desk neither adds nor deletes.
    any_permission_required = None
    default_ordering = None
    paginate_by = 50
    columns = [
        TitleColumn(
            "text",
            label=_("What is wrong"),
            get_url=lambda row: reverse("desk_error_report", args=[row.pk]),
        ),
        Column("story", label=_("Story"), accessor="story.title", width="30%"),
        Column("state", label=_("State"), accessor="get_state_display", width="12%"),
        DateColumn("sent_at", label=_("Sent"), width="12%"),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("comments.view_errorreport"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[ErrorReport]:
        return ErrorReport.objects.exclude(text="").select_related("story")

    def order_queryset(self, queryset: QuerySet[ErrorReport]) -> QuerySet[ErrorReport]:
        return queryset
