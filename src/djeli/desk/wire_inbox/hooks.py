"""The inbox's URLs and its menu item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from djeli.desk import rights
from djeli.desk.wire_inbox import live, media, orders, taking, views
from djeli.desk.wire_inbox.comparison_view import ComparisonView
from djeli.desk.wire_inbox.list_view import InboxView
from djeli.desk.wire_inbox.log_entries import FORMATTERS
from djeli.desk.wire_inbox.story_notes import note_on_edit, tell_of_updates
from djeli.wire.story_drafts import note_copies


class WireItemOfMenu(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_submit(request.user)  # type: ignore[arg-type]


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("wire/", InboxView.as_view(), name="desk_wire"),
        path("wire/results/", InboxView.as_view(results_only=True), name="desk_wire_results"),
        path("wire/news/", live.news, name="desk_wire_news"),
        path("wire/filters/", live.save_filter, name="desk_wire_filter_save"),
        path("wire/filters/<int:pk>/delete/", live.delete_filter, name="desk_wire_filter_delete"),
        path("wire/<int:pk>/preview/", live.preview, name="desk_wire_preview"),
        path("wire/<int:pk>/", views.ItemView.as_view(), name="desk_wire_item"),
        path("wire/<int:pk>/take/", taking.take, name="desk_wire_take"),
        path("wire/<int:pk>/publish/", taking.publish, name="desk_wire_publish"),
        path("wire/<int:pk>/pictures/", taking.pictures, name="desk_wire_pictures"),
        path("wire/<int:pk>/pictures/<int:place>/", media.look, name="desk_wire_picture"),
        path("wire/<int:pk>/add-to/<int:page_id>/", taking.add_to, name="desk_wire_add"),
        path(
            "wire/<int:pk>/compare/<int:page_id>/",
            ComparisonView.as_view(),
            name="desk_wire_compare",
        ),
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
    for action, formatter in FORMATTERS.items():
        actions.register_action(action)(formatter)


@hooks.register("after_copy_page", order=-1)  # before the one that leads back to the list
def keep_origin(request: HttpRequest, page: Any, new_page: Any) -> None:
    """A copy is made of the same item: its kill reaches the copy too."""
    user: Any = request.user
    note_copies(page, new_page, user)


hooks.register("after_edit_page", note_on_edit)
hooks.register("before_edit_page", tell_of_updates)
