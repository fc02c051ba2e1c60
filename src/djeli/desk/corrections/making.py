"""A correction of an earlier change: made, and mended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.comments.error_reports import settling
from djeli.comments.models import ErrorReport
from djeli.desk import rights
from djeli.desk.corrections.forms import CorrectionForm, MendForm
from djeli.kit.numbers import whole_number
from djeli.stories.corrections import record
from djeli.stories.corrections.kinds import Kind
from djeli.stories.models import Article, Correction


def may_correct(user: Any) -> bool:
    return bool(user.has_perm("stories.add_correction"))


def may_retract(user: Any) -> bool:
    return bool(user.has_perm("stories.retract_story"))


class CorrectView(WagtailAdminTemplateMixin, FormView):
    """Tell readers what was wrong in a story that they have read. ``?report=`` is a reader's report
    that is taken with it."""

    form_class = CorrectionForm
    template_name = "desk/corrections/correct.html"
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.story = get_object_or_404(
            Article, pk=kwargs["page_id"], first_published_at__isnull=False
        )
        user: Any = request.user
        if not (may_correct(user) and rights.may_see(user, self.story)):
            raise PermissionDenied
        number = whole_number(request.GET.get("report", ""))
        reports = ErrorReport.objects.filter(story=self.story, pk=number or 0)
        may_settle = user.has_perm("comments.change_errorreport")
        self.report = reports.first() if may_settle else None
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Correct a story")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_corrections"), "label": gettext_lazy("Corrections")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_initial(self) -> dict[str, Any]:
        if self.report is None:
            return {"kind": Kind.CORRECTION}
        passage = self.report.passage
        start = _("An earlier version said: “%s”. ") % passage if passage else ""
        return {"kind": Kind.CORRECTION, "text": start}

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return kwargs | {"story": self.story, "may_retract": may_retract(self.request.user)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        made = self.story.corrections.select_related("by")
        return context | {"story": self.story, "report": self.report, "made": made}

    def form_valid(self, form: Any) -> HttpResponse:
        said, user = form.cleaned_data, self.request.user
        row = record.take(self.story, said["kind"], said["text"], user, version=said["version"])
        if self.report is not None:
            self._settle(self.report, row)
        messages.success(self.request, _("Readers see it now."))
        return redirect("desk_error_reports" if self.report else "desk_corrections")

    def _settle(self, report: ErrorReport, row: Correction) -> None:
        thanks = self.request.POST.get("answer", "")
        try:
            settling.take(report, row, self.request.user, thanks)
        except settling.Settled:
            told = _("Somebody else has settled the report. The correction is made all the same.")
            messages.warning(self.request, told)


class MendView(WagtailAdminTemplateMixin, FormView):
    """What a correction says, with all that it said before."""

    form_class = MendForm
    template_name = "desk/corrections/mend.html"
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user: Any = request.user
        needed = "change" if request.method == "POST" else "view"
        if not user.has_perm(f"stories.{needed}_correction"):
            raise PermissionDenied
        rows = Correction.objects.select_related("story", "by")
        self.row = get_object_or_404(rows, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.row.get_kind_display())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_corrections"), "label": gettext_lazy("Corrections")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_initial(self) -> dict[str, Any]:
        return {"kind": self.row.kind, "text": self.row.text}

    def get_form_kwargs(self) -> dict[str, Any]:
        is_retraction = self.row.kind == Kind.RETRACTION
        may = may_retract(self.request.user) or is_retraction
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return kwargs | {"may_retract": may}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "row": self.row,
            "mends": self.row.mends.select_related("by"),
            "may_change": self.request.user.has_perm("stories.change_correction"),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        said = form.cleaned_data
        was, now = self.row.kind == Kind.RETRACTION, said["kind"] == Kind.RETRACTION
        if was != now and not may_retract(self.request.user):
            raise PermissionDenied
        mended = record.mend(
            self.row, said["kind"], said["text"], said["reason"], self.request.user
        )
        told = _("Readers see the new words now.") if mended else _("Nothing was changed.")
        messages.success(self.request, told)
        return redirect("desk_correction", self.row.pk)
