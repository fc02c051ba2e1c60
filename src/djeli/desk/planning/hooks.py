"""The addresses of planning and its menu item."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from djeli.desk.planning import views


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("planning/", views.planning, name="desk_planning"),
        path("planning/new/", views.assign, name="desk_assign"),
        path("planning/calendars/", views.my_addresses, name="desk_calendar_addresses"),
        path("planning/<int:pk>/", views.assignment, name="desk_assignment"),
        path("planning/<int:pk>/story/", views.begin, name="desk_assignment_story"),
        path("planning/<int:pk>/drop/", views.drop, name="desk_assignment_drop"),
    ]


@hooks.register("register_admin_menu_item")
def planning_item() -> MenuItem:
    return MenuItem(
        _("Planning"),
        reverse("desk_planning"),
        name="planning",
        icon_name="calendar-alt",
        order=115,
    )
