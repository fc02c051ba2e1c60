"""The line-up's screens, at /desk/front/."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from djeli.desk.lineup.board import views
from djeli.desk.lineup.copies import copy_current
from djeli.desk.lineup.states import LineUpState, current_id, state_of
from djeli.desk.unsaved_text.restored_forms import CreateSnippet, EditSnippet
from djeli.stories.models import LineUp

TONES = {
    LineUpState.NOW: "live",
    LineUpState.COMING: "waiting",
    LineUpState.PAST: "gone",
    LineUpState.DRAFT: "draft",
}


class StateColumn(Column):
    cell_template_name = "desk/storylist/state_cell.html"

    def get_cell_context_data(self, instance: LineUp, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        view = parent_context.get("view")
        found = state_of(instance, view.current_id if view else current_id())
        context["label"], context["tone"] = found.label, TONES[found]
        if instance.live and instance.has_unpublished_changes:
            context["label"] = f"{found.label} + {LineUpState.DRAFT.label.lower()}"
        return context


def starts(line_up: LineUp) -> str:
    return date_format(timezone.localtime(line_up.starts_at), "D j M Y, H:i")


class LineUpsView(IndexView):
    """All line-ups, the latest first, each with its state."""

    @cached_property
    def current_id(self) -> int | None:
        return current_id()

    def get_base_queryset(self) -> QuerySet[LineUp]:
        line_ups: QuerySet[LineUp] = super().get_base_queryset()
        return line_ups.select_related("latest_revision__user")

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.user_has_permission("add"):
            return []
        again = HeaderButton(
            _("New from the current front"),
            icon_name="copy",
            attrs={
                "data-controller": "w-action",
                "data-action": "w-action#post",
                "data-w-action-url-value": reverse("lineups:copy_current"),
            },
        )
        return [again, *super().header_buttons]


class LineUpViewSet(SnippetViewSet):
    model = LineUp
    icon = "desk-front"
    menu_label = _("Front")
    menu_name = "front"
    menu_order = 130
    add_to_admin_menu = True
    url_prefix = "front"
    url_namespace = "lineups"
    index_view_class = LineUpsView
    add_view_class = CreateSnippet
    edit_view_class = EditSnippet
    list_display = [
        "name",
        StateColumn("state", label=_("Status"), width="16%"),
        Column("starts_at", label=_("From"), accessor=starts, sort_key="starts_at", width="18%"),
        DateColumn("changed", label=_("Changed"), accessor="latest_revision.created_at"),
        UserColumn("by", label=_("By"), accessor="latest_revision.user"),
    ]
    list_per_page = 30
    ordering = ["-starts_at"]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = True

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("copy-current/", copy_current, name="copy_current"),
            path("board/", views.board, name="board"),
            path("board/begin/", views.begin, name="board_begin"),
            path("board/<int:pk>/", views.board, name="board_of"),
            path("board/<int:pk>/feed/", views.feed, name="board_feed"),
            path("board/<int:pk>/act/", views.act, name="board_act"),
            path("board/<int:pk>/publish/", views.publish, name="board_publish"),
        ]

    @property
    def menu_url(self) -> str:
        return reverse("lineups:board")
