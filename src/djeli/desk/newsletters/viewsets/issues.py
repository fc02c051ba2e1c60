"""The list of issues, and the form of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from djeli.desk.choosers.stories import StoryChooser
from djeli.desk.newsletters.forms import IssueForm
from djeli.desk.unsaved_text.restored_forms import CreateRow, EditRow
from djeli.newsletters.models import Issue

State = Issue.State
TONES = {
    State.SENT: "live",
    State.SENDING: "waiting",
    State.SCHEDULED: "waiting",
    State.STOPPED: "gone",
    State.MISSED: "gone",
    State.EMPTY: "draft",
    State.DRAFT: "draft",
}


class StateColumn(Column):
    cell_template_name = "desk/storylist/state_cell.html"

    def get_cell_context_data(self, instance: Issue, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        state = State(instance.state)
        return {**context, "label": state.label, "tone": TONES[state]}


class IssuesView(IndexView):
    def get_base_queryset(self) -> QuerySet[Issue]:
        issues: QuerySet[Issue] = super().get_base_queryset()
        return issues.select_related("newsletter").prefetch_related("entries__story")


def titled(issue: Issue) -> str:
    """The subject; the first story's headline where none was written."""
    entries = list(issue.entries.all())
    return issue.subject or (entries[0].story.title if entries else str(_("No story yet")))


class ToScreen:
    """Leads to the issue's screen when it is saved."""

    def get_success_url(self) -> str:
        view: Any = self
        return reverse("desk_issue", args=[view.object.pk])


class CreateIssue(ToScreen, CreateRow):
    def save_instance(self) -> Any:
        view: Any = self
        view.form.instance.made_by = view.request.user
        return super().save_instance()


class EditIssue(ToScreen, EditRow):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        issue = get_object_or_404(Issue, pk=kwargs["pk"])
        if not issue.is_editable:
            return redirect("desk_issue", issue.pk)
        return super().dispatch(request, *args, **kwargs)


class DeleteIssue(DeleteView):
    """What went to readers stays: without its ledger it would go to them once more."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        issue = get_object_or_404(Issue, pk=kwargs["pk"])
        if not issue.is_editable:
            messages.error(request, _("An issue that was sent cannot be deleted."))
            return redirect("desk_issue", issue.pk)
        return super().dispatch(request, *args, **kwargs)


class IssueViewSet(ModelViewSet):
    model = Issue
    icon = "mail"
    url_prefix = "newsletters/issues"
    url_namespace = "issues"
    menu_label = _("Issues")
    index_view_class = IssuesView
    add_view_class = CreateIssue
    edit_view_class = EditIssue
    delete_view_class = DeleteIssue
    list_display = [
        TitleColumn(
            "title",
            label=_("Subject"),
            accessor=titled,
            get_url=lambda issue: reverse("desk_issue", args=[issue.pk]),
        ),
        Column("newsletter", label=_("Newsletter")),
        StateColumn("state", label=_("State")),
        DateColumn("scheduled_at", label=_("Send at")),
        DateColumn("started_at", label=_("Sent")),
    ]
    list_filter = ["newsletter", "state"]
    ordering = ["-made_at"]
    list_per_page = 30
    inspect_view_enabled = False
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("newsletter"),
            MultiFieldPanel(
                [FieldPanel("subject"), FieldPanel("preview_text"), FieldPanel("intro")],
                heading=_("Subject and preview"),
            ),
            InlinePanel(
                "entries",
                [FieldPanel("story", widget=StoryChooser()), FieldPanel("headline")],
                heading=_("Stories, in order"),
                label=_("Story"),
                help_text=_("If empty, the newsletter’s rule chooses the stories."),
            ),
            FieldPanel("scheduled_at"),
        ],
        base_form_class=IssueForm,
    )
