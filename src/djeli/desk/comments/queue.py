"""The moderation queue: comments with their stories, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from djeli.comments.models import Comment, Ruling
from djeli.comments.moderation.rulings import history
from djeli.desk.comments.reasons import USUAL, in_words
from djeli.desk.queues import QueueFilterSet

State = Comment.State
STATES = [
    ("waiting", _("Waiting")),
    ("reported", _("Reported")),
    (State.SPAM.value, _("Spam")),
    (State.APPROVED.value, _("Approved")),
    (State.DELETED.value, _("Deleted")),
]
LAST = "desk.comments.last"
"""Where the session keeps what was just decided, to be undone."""
ACTS = [
    (State.APPROVED, _("Approve"), "a", "check"),
    (State.HELD, _("Hold"), "h", "pause"),
    (State.SPAM, _("Spam"), "s", "warning"),
    (State.DELETED, _("Delete"), "d", "bin"),
]


def may_moderate(request: HttpRequest) -> bool:
    return request.user.has_perm("comments.change_comment")


class QueueFilters(QueueFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=STATES,
        method="by_state",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = Comment
        fields: list[str] = []

    def by_state(self, comments: QuerySet[Comment], _name: str, state: str) -> QuerySet[Comment]:
        if state == "reported":
            return comments.filter(report_count__gt=0)
        if state == "waiting":
            # Who waits longest comes first.
            return comments.filter(state=State.HELD).order_by("said_at", "pk")
        return comments.filter(state=state)


class QueueView(IndexView):
    """Comments as cards, with everything that is needed to decide."""

    model = Comment
    page_title = _("Comments")
    header_icon = "comment"
    index_url_name = "desk_comments"
    index_results_url_name = "desk_comments_results"
    template_name = "desk/comments/index.html"
    results_template_name = "desk/comments/results.html"
    filterset_class = QueueFilters
    is_searchable = True
    search_fields = ["name", "email", "text"]
    # dispatch checks who may moderate: Wagtail would let in who may see.
    any_permission_required = None
    default_ordering = None
    paginate_by = 30
    columns: Sequence[Any] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_moderate(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Comment]:
        return (
            Comment.objects.exclude(text="")
            .select_related("answers", "parent")
            .prefetch_related("reports")
            .annotate(headline=F("conversation__story__title"))
            .order_by("-said_at", "-pk")
        )

    def order_queryset(self, queryset: QuerySet[Comment]) -> QuerySet[Comment]:
        return queryset

    @property
    def header_buttons(self) -> list[Any]:
        return [
            HeaderButton(
                _("Privacy"),
                url=reverse("desk_comments_privacy"),
                icon_name="user",
            )
        ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        comments = list(context["object_list"])
        ruled = history(comments)
        for comment in comments:
            comment.told = in_words(comment.reasons)
            comment.rulings_told = ruled.get(comment.pk, [])
        last = self.request.session.get(LAST) or []
        context |= {
            "comments": comments,
            "acts": ACTS,
            "usual_reasons": USUAL,
            "last": Ruling.objects.filter(pk__in=last, is_undone=False).select_related("comment"),
            "here": self.request.get_full_path().replace("/results/", "/"),
        }
        return context
