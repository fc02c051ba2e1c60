"""The inbox's URLs and its menu item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from djeli.desk import rights
from djeli.desk.wire_inbox import orders, views
from djeli.desk.wire_inbox.list_view import InboxView
from djeli.wire.holds import DECIDED
from djeli.wire.kills import LOGGED_AS
from djeli.wire.story_drafts import note_copies


class WireItemOfMenu(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_submit(request.user)  # type: ignore[arg-type]


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("wire/", InboxView.as_view(), name="desk_wire"),
        path("wire/results/", InboxView.as_view(results_only=True), name="desk_wire_results"),
        path("wire/<int:pk>/", views.ItemView.as_view(), name="desk_wire_item"),
        path("wire/<int:pk>/take/", views.take, name="desk_wire_take"),
        path("wire/<int:pk>/not-for-us/", views.not_for_us, name="desk_wire_not_for_us"),
        path("wire/<int:pk>/back/", views.back, name="desk_wire_back"),
        path("wire/<int:pk>/embargo/", orders.rule, name="desk_wire_embargo"),
        path("wire/kills/<int:pk>/seen/", orders.seen, name="desk_wire_seen"),
    ]


@hooks.register("register_admin_menu_item")
def wire_item() -> MenuItem:
    return WireItemOfMenu(_("Wire"), reverse("desk_wire"), name="wire", icon_name="desk-wire")


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/wire.css"))


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action(LOGGED_AS)(StopFormatter)
    actions.register_action(DECIDED)(RulingFormatter)


class StopFormatter(LogFormatter):
    label = _("Wire: kill")

    def format_message(self, log_entry: Any) -> str:
        told = {
            "withdrawn": gettext("Withdrawn by the wire: %(agency)s killed its item. %(reason)s"),
            "alarm": gettext("%(agency)s killed its item; the story is still live. %(reason)s"),
        }
        held = gettext("%(agency)s killed its item; the story cannot be published. %(reason)s")
        return told.get(log_entry.data.get("deed", ""), held) % log_entry.data


class RulingFormatter(LogFormatter):
    label = _("Wire: embargo")

    def format_message(self, log_entry: Any) -> str:
        told = gettext("Decided on the embargo “%(words)s”: it ends at %(until)s")
        none = gettext("Decided on the embargo “%(words)s”: there is none")
        return (told if log_entry.data.get("until") else none) % log_entry.data


@hooks.register("after_copy_page", order=-1)  # before the one that leads back to the list
def keep_origin(request: HttpRequest, page: Any, new_page: Any) -> None:
    """A copy is made of the same item: its kill reaches the copy too."""
    user: Any = request.user
    note_copies(page, new_page, user)
