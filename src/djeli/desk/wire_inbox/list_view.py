"""The list of the inbox."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.views.generic import IndexView

from djeli.desk import rights
from djeli.desk.queues import QueueFilterSet
from djeli.desk.wire_inbox.became import with_fates
from djeli.stories.models import Section
from djeli.wire.inbox import inbox
from djeli.wire.models import SavedFilter, WireItem
from djeli.wire.received import words

STATES = [
    ("waiting", _("Waiting")),
    ("updates", _("Updates of what we used")),
    ("taken", _("Taken")),
    ("dismissed", _("Not for us")),
]
URGENCIES = [("3", _("1 to 3: at once")), ("5", _("1 to 5")), ("9", _("1 to 9"))]
SINCE = [
    ("1", _("The last hour")),
    ("6", _("The last six hours")),
    ("24", _("The last day")),
    ("168", _("The last week")),
]
OF_STATE = {
    "waiting": {"is_taken": False, "is_dismissed": False},
    "updates": {"is_update": True, "is_dismissed": False},
    "taken": {"is_taken": True},
    "dismissed": {"is_dismissed": True},
}


class InboxFilters(QueueFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=STATES,
        method="by_state",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    agency_name = django_filters.ChoiceFilter(
        label=_("Agency"), choices=[], widget=forms.RadioSelect, empty_label=_("All")
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=[], widget=forms.RadioSelect, empty_label=_("All")
    )
    urgency = django_filters.ChoiceFilter(
        label=_("Urgency"),
        choices=URGENCIES,
        field_name="urgency",
        lookup_expr="lte",
        widget=forms.RadioSelect,
        empty_label=_("Any"),
    )

    section = django_filters.ModelChoiceFilter(
        label=_("Section"),
        queryset=Section.objects.none(),
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    since = django_filters.ChoiceFilter(
        label=_("Received"),
        choices=SINCE,
        method="by_time",
        widget=forms.RadioSelect,
        empty_label=_("Any time"),
    )

    class Meta:
        model = WireItem
        fields: list[str] = []

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        for name in ("agency_name", "language"):
            found = WireItem.objects.filter(is_newest=True).exclude(**{name: ""})
            values = found.order_by(name).values_list(name, flat=True).distinct()
            self.filters[name].extra["choices"] = [(value, value) for value in values]
        self.filters["section"].queryset = Section.objects.live().order_by("path")

    def by_state(self, items: QuerySet[WireItem], _name: str, state: str) -> QuerySet[WireItem]:
        return items.filter(**OF_STATE[state])

    def by_time(self, items: QuerySet[WireItem], _name: str, hours: str) -> QuerySet[WireItem]:
        return items.filter(received_at__gte=timezone.now() - timedelta(hours=int(hours)))


class ItemColumn(BaseColumn):
    """The headline, with what must not be overlooked: a kill, a correction, an embargo."""

    cell_template_name = "desk/wire_inbox/item_cell.html"


class StateColumn(BaseColumn):
    cell_template_name = "desk/wire_inbox/state_cell.html"


class InboxView(IndexView):
    """Every item's newest version, the last received first."""

    model = WireItem
    page_title = _("Wire")
    header_icon = "desk-wire"
    index_url_name = "desk_wire"
    index_results_url_name = "desk_wire_results"
    template_name = "desk/wire_inbox/index.html"
    results_template_name = "desk/wire_inbox/results.html"
    filterset_class = InboxFilters
    is_searchable = True
    # Whoever may use the wire is asked in dispatch: Wagtail would ask for rights on rows.
    any_permission_required = None
    default_ordering = "-received_at"
    paginate_by = 50
    columns = [
        ItemColumn("headline", label=_("Headline"), sort_key="headline"),
        Column("agency_name", label=_("Agency"), sort_key="agency_name", width="16%"),
        Column("urgency", label=_("Urgency"), sort_key="urgency", width="8%"),
        Column("language", label=_("Language"), width="8%"),
        Column("section", label=_("Section"), width="10%"),
        DateColumn("received_at", label=_("Received"), sort_key="received_at", width="11%"),
        StateColumn("state", label=_("State"), width="16%"),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_submit(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[WireItem]:
        return with_fates(inbox().defer("content", "blocks", "media").select_related("section"))

    def search_queryset(self, queryset: QuerySet[WireItem]) -> QuerySet[WireItem]:
        """By every word of an item: its text, who wrote it, where, and what it is about."""
        return words.having(queryset, self.search_query or "")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        user: Any = self.request.user
        if not self.results_only:
            context["saved_filters"] = list(SavedFilter.objects.filter(user=user))
            query = self.request.GET.copy()
            query.pop("p", None)
            context["query"] = query.urlencode()
        return context

    def get_edit_url(self, instance: WireItem) -> str:
        return reverse("desk_wire_item", args=[instance.pk])
