"""The order of the main menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem, SubmenuMenuItem

from djeli.desk import rights

HIDDEN = {"explorer", "snippets", "help"}
"""Wagtail's own ways in: to the tree, to snippets of any kind, to Wagtail's handbook."""

ORDER = {
    "home": 50,
    "new-story": 60,
    "stories": 110,
    "planning": 115,
    "wire": 120,
    "front": 130,
    "comments": 135,
    "corrections": 136,
    "newsletters": 137,
    "images": 140,
    "documents": 150,
    "people": 160,
    "sections": 170,
    "bin": 180,
    "reports": 9000,
    "settings": 10000,
}
REPORTS_HIDDEN = {"page-types-usage", "workflow-tasks"}
FOR_SUPERUSERS = {"sites", "groups", "workflows", "workflow-tasks"}


class NewStoryItem(MenuItem):
    """For those who write."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_write(request.user)  # type: ignore[arg-type]


class SectionsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return "change" in rights.page_actions(request.user)  # type: ignore[arg-type]


@hooks.register("register_admin_menu_item")
def home_item() -> MenuItem:
    return MenuItem(_("Dashboard"), reverse("wagtailadmin_home"), name="home", icon_name="home")


@hooks.register("register_admin_menu_item")
def new_story_item() -> MenuItem:
    return NewStoryItem(
        _("New story"),
        reverse("stories:choose_parent"),
        name="new-story",
        icon_name="plus",
        classname="desk-menu-new",
    )


@hooks.register("register_admin_menu_item")
def sections_item() -> MenuItem:
    return SectionsItem(
        _("Sections"),
        reverse("desk_sections"),
        name="sections",
        icon_name="folder-open-inverse",
    )


@hooks.register("register_admin_menu_item")
def bin_item() -> MenuItem:
    return NewStoryItem(_("Bin"), reverse("desk_bin"), name="bin", icon_name="bin")


@hooks.register("construct_main_menu")
def order_main_menu(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in HIDDEN]
    for item in items:
        item.order = ORDER.get(item.name, item.order)
        if isinstance(item, SubmenuMenuItem) and item.name == "settings":
            item.order = ORDER["settings"]


@hooks.register("construct_reports_menu")
def shorten_reports(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in REPORTS_HIDDEN]
    if not rights.sees_all(request.user):  # type: ignore[arg-type]
        items[:] = [item for item in items if item.name != "site-history"]


@hooks.register("construct_settings_menu")
def shorten_settings(request: HttpRequest, items: list[Any]) -> None:
    """One edition has one site, and roles are the newsroom's: only the keeper meets the rest."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in FOR_SUPERUSERS]


@hooks.register("register_reports_menu_item")
def lacking_pictures_item() -> MenuItem:
    return LackingPicturesItem(
        _("Pictures without credit"),
        reverse("desk_lacking_pictures"),
        name="lacking-pictures",
        icon_name="image",
        order=100,
    )


class LackingPicturesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_write(request.user)  # type: ignore[arg-type]
