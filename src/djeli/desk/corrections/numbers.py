"""How many corrections there were, by section and month, and how long they took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.comments.models import ErrorReport
from djeli.stories.corrections.kinds import Kind
from djeli.stories.models import Correction
from djeli.stories.tree import Tree

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Numbers:
    """``months`` are first days, the newest last; ``sections`` pairs a name with a count for each
    month; ``hours`` is the median from a report to its correction, None if there was none."""

    months: Sequence[date]
    totals: Sequence[int]
    sections: Sequence[tuple[str, Sequence[int]]]
    kinds: Sequence[tuple[str, int]]
    reports: int
    taken: int
    hours: float | None

    @property
    def total(self) -> int:
        return sum(self.totals)

    @property
    def bars(self) -> list[tuple[date, int]]:
        return list(zip(self.months, self.totals, strict=True))

    @property
    def top(self) -> int:
        return max(self.totals, default=0)


def numbers(at: datetime | None = None) -> Numbers:
    """Of the last twelve months, this one too. Updates are no corrections. Three queries."""
    months = _months(localtime(at or timezone.now()).date())
    rows = Correction.objects.filter(at__date__gte=months[0]).exclude(kind=Kind.UPDATE)
    found = list(rows.values_list("at", "kind", "story__path"))
    tree, of = Tree.current(), Counter[tuple[str, date]]()
    for moment, _kind, path in found:
        section = tree.section_of(path)
        of[(section.title if section else "", _month(moment))] += 1
    names = sorted({name for name, _on in of})
    kinds = Counter(kind for _moment, kind, _path in found)
    sent = ErrorReport.objects.filter(sent_at__date__gte=months[0])
    taken = sent.filter(correction__isnull=False).values_list("sent_at", "correction__at")
    spans = [(made - begun).total_seconds() / 3600 for begun, made in taken]
    return Numbers(
        months=months,
        totals=[sum(of[(name, month)] for name in names) for month in months],
        sections=[(name, [of[(name, month)] for month in months]) for name in names],
        kinds=[(str(one.label), kinds[one.value]) for one in Kind if kinds[one.value]],
        reports=sent.count(),
        taken=len(spans),
        hours=median(spans) if spans else None,
    )


class NumbersView(WagtailAdminTemplateMixin, TemplateView):
    """The numbers as text, as bars, and as a table."""

    template_name = "desk/corrections/numbers.html"
    header_icon = "desk-chart"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("stories.view_correction"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Corrections in numbers")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_corrections"), "label": gettext_lazy("Corrections")},
            {"url": "", "label": gettext_lazy("Numbers")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"numbers": numbers()}


def _months(today: date) -> list[date]:
    found = [today.replace(day=1)]
    while len(found) < MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[::-1]


def _month(at: datetime) -> date:
    return localtime(at).date().replace(day=1)
