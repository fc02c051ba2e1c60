"""The inbox's addresses and its place in the menu."""

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
from djeli.desk.wire_inbox import views
from djeli.desk.wire_inbox.listing import InboxView


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
    ]


@hooks.register("register_admin_menu_item")
def wire_item() -> MenuItem:
    return WireItemOfMenu(_("Wire"), reverse("desk_wire"), name="wire", icon_name="desk-wire")


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/wire.css"))
