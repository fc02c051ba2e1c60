"""The list of corrections."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from djeli.stories.corrections.kinds import Kind
from djeli.stories.models import Correction


class Filters(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=Kind.choices, widget=forms.RadioSelect, empty_label=_("All")
    )

    class Meta:
        model = Correction
        fields: list[str] = []


class CorrectionsView(IndexView):
    """Every correction, newest first, updates without a text too."""

    model = Correction
    page_title = _("Corrections")
    header_icon = "edit"
    index_url_name = "desk_corrections"
    index_results_url_name = "desk_corrections_results"
    results_template_name = "desk/corrections/results.html"
    filterset_class = Filters
    is_searchable = True
    search_fields = ["text", "story__title"]
    # dispatch asks: Wagtail would ask for rights on rows that it could delete.
    any_permission_required = None
    default_ordering = "-at"
    paginate_by = 50
    columns = [
        TitleColumn(
            "story",
            label=_("Story"),
            accessor="story.title",
            get_url=lambda row: reverse("desk_correction", args=[row.pk]),
        ),
        Column("kind", label=_("Kind"), accessor="get_kind_display", width="12%"),
        Column("text", label=_("What readers are told"), width="38%"),
        Column("signed", label=_("By"), width="12%"),
        DateColumn("at", label=_("When"), sort_key="at", width="12%"),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("stories.view_correction"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Correction]:
        return Correction.objects.select_related("story")

    @property
    def header_buttons(self) -> list[Any]:
        url = reverse("desk_correction_numbers")
        return [HeaderButton(_("Numbers"), url=url, icon_name="desk-chart")]
