"""One report: the passage in the story, and what the newsroom does about it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.comments.error_reports import settling
from djeli.comments.error_reports.passages import marked
from djeli.comments.models import Correspondent, ErrorReport


class ReportView(WagtailAdminTemplateMixin, TemplateView):
    """GET shows it; POST with ``act`` answers, closes or reopens it. A correction is made on its
    own screen."""

    template_name = "desk/error_reports/report.html"
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        needed = "change" if request.method == "POST" else "view"
        if not request.user.has_perm(f"comments.{needed}_errorreport"):
            raise PermissionDenied
        rows = ErrorReport.objects.select_related("story", "correction", "settled_by")
        self.report = get_object_or_404(rows, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("A reader’s report")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_error_reports"), "label": gettext_lazy("Readers’ reports")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        report, user = self.report, self.request.user
        who = Correspondent.objects.filter(email_key=report.email_key).first()
        correct = reverse("desk_correct", args=[report.story_id])
        return context | {
            "report": report,
            "paragraphs": marked(report.story, report.passage),
            "gets_mail": bool(report.email and who and who.wants_mail),
            "correct_url": f"{correct}?report={report.pk}",
            "may_correct": user.has_perm("stories.add_correction"),
            "may_settle": user.has_perm("comments.change_errorreport"),
            "may_edit": report.story.permissions_for_user(user).can_edit(),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        act, said = request.POST.get("act", ""), request.POST.get("said", "")
        try:
            told = self._act(act, said)
        except settling.NothingSaid:
            messages.error(request, _("Nothing was done: write an answer, or a reason."))
            return redirect("desk_error_report", pk)
        except settling.Settled:
            messages.warning(request, _("Somebody else has settled this report."))
            return redirect("desk_error_report", pk)
        messages.success(request, told)
        if act == "reopen":
            return redirect("desk_error_report", pk)
        return redirect("desk_error_reports")

    def _act(self, act: str, said: str) -> str:
        report, user = self.report, self.request.user
        if act == "answer":
            settling.answer(report, said, user)
            return _("Answered.") if report.email else _("Kept. The reader left no address.")
        if act == "close":
            settling.close(report, said, user)
            return _("Closed.")
        if act == "reopen":
            settling.reopen(report)
            return _("It is open again.")
        raise settling.NothingSaid
