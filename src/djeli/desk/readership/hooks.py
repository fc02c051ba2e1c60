"""The URLs of the audience pages, their menu item, and the links from a story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from djeli.desk.readership import views
from djeli.stories.models import Article


class AudienceItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return views.may_see_all(request)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    page, story = views.AudiencePage, views.StoryPage
    return [
        path("audience/", page.as_view(), name="desk_readership"),
        path("audience/part/", page.as_view(part_only=True), name="desk_readership_part"),
        path("audience/csv/<slug:name>/", views.table, name="desk_readership_table"),
        path("audience/story/<int:pk>/", story.as_view(), name="desk_readership_story"),
        path(
            "audience/story/<int:pk>/part/",
            story.as_view(part_only=True),
            name="desk_readership_story_part",
        ),
        path(
            "audience/story/<int:pk>/csv/<slug:name>/",
            views.story_table,
            name="desk_readership_story_table",
        ),
    ]


@hooks.register("register_admin_menu_item")
def readership_item() -> MenuItem:
    return AudienceItem(
        _("Audience"),
        reverse("desk_readership"),
        name="audience",
        icon_name=views.ICON,
        order=115,
    )


@hooks.register("register_page_listing_more_buttons")
def in_the_list(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Only from what the row holds: the list has a hundred of them."""
    yield from _ways(page, 45)


@hooks.register("register_page_header_buttons")
def in_the_editor(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from _ways(page, 25)


def _ways(page: Page, priority: int) -> Iterator[Button]:
    if page.specific_class is Article and page.first_published_at:
        yield Button(
            _("Readers’ numbers"),
            reverse("desk_readership_story", args=[page.pk]),
            icon_name=views.ICON,
            priority=priority,
        )


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/readership.css"))
