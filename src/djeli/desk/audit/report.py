"""The report at /desk/reports/audit/: who did what, from where, filtered, and as a spreadsheet."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from djeli.accounts.models import AuditEntry


class AuditFilters(WagtailFilterSet):
    at = DateFromToRangeFilter(label=gettext_lazy("Time"), widget=DateRangePickerWidget)
    action = ChoiceFilter(label=gettext_lazy("Event"), choices=AuditEntry.Action.choices)

    class Meta:
        model = AuditEntry
        fields = ["at", "action"]


def details(entry: AuditEntry) -> str:
    """What there was before and after, in a few words."""
    before, after = entry.details.get("before"), entry.details.get("after")
    if before is not None and after is not None:
        return _("%(before)s → %(after)s") % {"before": _text(before), "after": _text(after)}
    if after is not None:
        return f"+ {_text(after)}"
    return f"− {_text(before)}" if before is not None else ""


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {said}" for name, said in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


class AuditReport(ReportView):
    index_url_name = "desk_audit"
    index_results_url_name = "desk_audit_results"
    header_icon = "history"
    page_title = gettext_lazy("Audit log")
    model = AuditEntry
    filterset_class = AuditFilters
    is_searchable = True
    search_fields = ["who", "subject"]
    default_ordering = "-at"
    any_permission_required = ["view"]
    columns = [
        DateColumn("at", label=gettext_lazy("Time"), width="16%"),
        Column("action", label=gettext_lazy("Event"), accessor="get_action_display"),
        Column("who", label=gettext_lazy("Who")),
        Column("subject", label=gettext_lazy("About")),
        Column("details", label=gettext_lazy("Details"), accessor=details),
        Column("origin", label=gettext_lazy("From (hash of the address)")),
    ]
    list_export = ["at", "action", "who", "subject", "details", "origin"]

    def get_filename(self) -> str:
        return "audit-log"

    def search_queryset(self, queryset: Any) -> Any:
        words = self.search_query
        if not words:
            return queryset
        return queryset.filter(Q(who__icontains=words) | Q(subject__icontains=words))
