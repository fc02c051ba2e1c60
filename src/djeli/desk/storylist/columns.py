"""The columns of the list of stories."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.tables import BaseColumn, Column

from djeli.desk.storylist.states import State, state_of
from djeli.stories.models import Article

TONES = {
    State.LIVE: "live",
    State.LIVE_DRAFT: "live",
    State.SCHEDULED: "waiting",
    State.REVIEW: "waiting",
    State.BACK: "back",
    State.WITHDRAWN: "gone",
    State.DRAFT: "draft",
}


class HeadlineColumn(BaseColumn):
    """The headline, its flags, and what can be done with the story."""

    cell_template_name = "desk/storylist/headline_cell.html"

    def get_cell_context_data(self, instance: Article, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["rights"] = instance.permissions_for_user(context["request"].user)
        context["next_url"] = parent_context.get("actions_next_url")
        return context


class StateColumn(Column):
    """The state in words, with a tone."""

    cell_template_name = "desk/storylist/state_cell.html"

    def get_value(self, instance: Article) -> State:
        return state_of(instance)

    def get_cell_context_data(self, instance: Article, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["label"] = context["raw_value"].label
        context["tone"] = TONES[context["raw_value"]]
        return context


class BylineColumn(Column):
    """The names above the story, and the agency whose copy it is."""

    cell_template_name = "desk/storylist/byline_cell.html"


class PictureColumn(BaseColumn):
    """The small picture of the story, or a place that is empty where it has none."""

    cell_template_name = "desk/storylist/picture_cell.html"


class ViewsColumn(BaseColumn):
    """How often readers have opened it."""

    cell_template_name = "desk/storylist/views_cell.html"
