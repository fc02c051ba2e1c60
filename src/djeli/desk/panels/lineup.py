"""The form of a line-up."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, Panel

from djeli.desk.lineup import states
from djeli.desk.lineup.board.contents import doubled
from djeli.desk.panels.collapsed_blocks import fold
from djeli.desk.panels.preview_sizes import set_preview_sizes
from djeli.desk.panels.schedule import clock
from djeli.desk.storylist.states import state_of
from djeli.stories.models import LineUp


class StatePanel(Panel):
    """The line-up's state, and which of its slots readers do not see."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/panels/lineup_state.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            line_up: LineUp = self.instance
            context["state"] = states.state_of(line_up, states.current_id()) if line_up.pk else None
            context["clock"] = clock()
            context["line_up"] = line_up
            context["left_out"] = doubled(line_up) if line_up.pk else ()
            context["unseen"] = [
                (story, state_of(story).label) for story in states.unseen_in(line_up)
            ]
            return context


def set_panels() -> None:
    """Put the form on the line-up."""
    LineUp.edit_handler = ObjectList(
        [
            StatePanel(),
            FieldRowPanel([FieldPanel("name"), FieldPanel("starts_at")], heading=_("Line-up")),
            FieldPanel("containers", classname="desk-lineup"),
        ]
    )
    fold(LineUp._meta.get_field("containers").stream_block, "{section} {heading}")
    set_preview_sizes(LineUp)
