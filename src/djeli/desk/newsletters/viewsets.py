"""The lists of newsletters, issues, readers and suppressed addresses."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from djeli.desk.choosers.stories import StoryChooser
from djeli.desk.newsletters.forms import IssueForm
from djeli.desk.slugs.panels import name_and_slug
from djeli.desk.unsaved_text.restored_forms import CreateRow, EditRow
from djeli.newsletters.models import Issue, Newsletter, Subscriber, Suppression
from djeli.newsletters.preferences import erase

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


class PrepareColumn(Column):
    """A button that makes a digest's next issue ahead of its hour."""

    cell_template_name = "desk/newsletters/prepare_cell.html"


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


class NewslettersView(IndexView):
    def get_base_queryset(self) -> QuerySet[Newsletter]:
        those: QuerySet[Newsletter] = super().get_base_queryset()
        return those.annotate(readers=Count("subscriptions"))


def timed(newsletter: Newsletter) -> str:
    if newsletter.kind == Newsletter.Kind.BREAKING or not newsletter.is_automatic:
        return str(_("when an editor sends it"))
    return f"{newsletter.hour:%H:%M}, {newsletter.get_days_display()}"


class NewsletterViewSet(ModelViewSet):
    model = Newsletter
    add_view_class = CreateRow
    edit_view_class = EditRow
    icon = "mail"
    url_prefix = "newsletters/newsletters"
    url_namespace = "newsletters"
    menu_label = _("Newsletters")
    index_view_class = NewslettersView
    list_display = [
        "name",
        Column("promise", label=_("Promise")),
        Column("timing", label=_("Goes out"), accessor=timed),
        Column("time_zone", label=_("Time zone")),
        Column("readers", label=_("Readers")),
        PrepareColumn("prepare", label=_("Next issue")),
    ]
    ordering = ["rank", "name"]
    inspect_view_enabled = False
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            name_and_slug(),
            FieldPanel("promise"),
            MultiFieldPanel(
                [
                    FieldPanel("kind"),
                    FieldPanel("section"),
                    FieldPanel("rule"),
                    FieldRowPanel([FieldPanel("size"), FieldPanel("language")]),
                ],
                heading=_("Contents"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("is_automatic"),
                    FieldRowPanel([FieldPanel("hour"), FieldPanel("days")]),
                    FieldPanel("time_zone"),
                ],
                heading=_("When"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("sender_name"),
                    FieldPanel("is_offered"),
                    FieldPanel("is_usual"),
                    FieldPanel("rank"),
                ],
                heading=_("For readers"),
            ),
        ]
    )


class SubscribersView(IndexView):
    def get_base_queryset(self) -> QuerySet[Subscriber]:
        those: QuerySet[Subscriber] = super().get_base_queryset()
        return those.prefetch_related("subscriptions__newsletter")


def subscribed(subscriber: Subscriber) -> str:
    names = [one.newsletter.name for one in subscriber.subscriptions.all()]
    return ", ".join(names) or str(_("nothing"))


class EraseSubscriber(DeleteView):
    page_title = _("Delete all data")

    def delete_action(self) -> None:
        view: Any = self
        erase(view.object)


class SubscriberViewSet(ModelViewSet):
    model = Subscriber
    icon = "group"
    url_prefix = "newsletters/readers"
    url_namespace = "subscribers"
    menu_label = _("Readers")
    index_view_class = SubscribersView
    delete_view_class = EraseSubscriber
    list_display = [
        TitleColumn(
            "email",
            label=_("E-mail"),
            get_url=lambda one: reverse("subscribers:inspect", args=[one.pk]),
        ),
        Column("gets", label=_("Gets"), accessor=subscribed),
        DateColumn("confirmed_at", label=_("Confirmed")),
        DateColumn("asked_at", label=_("Asked")),
    ]
    search_fields = ["email"]
    search_backend_name = None
    list_per_page = 50
    inspect_view_enabled = True
    inspect_template_name = "desk/newsletters/subscriber.html"
    copy_view_enabled = False
    exclude_form_fields = ["mailed_at", "mailed_times", "confirmed_at", "wording"]


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


class Newsletters(ModelViewSetGroup):
    menu_label = _("Newsletters")
    menu_name = "newsletters"
    menu_icon = "mail"
    menu_order = 145
    items = (IssueViewSet, NewsletterViewSet, SubscriberViewSet, SuppressionViewSet)
