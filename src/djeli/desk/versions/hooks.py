"""The addresses of public versions, and the way to them from a story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from djeli.desk.versions import views
from djeli.stories.models import Article


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    one = "story-versions/<int:page_id>/"
    return [
        path(one, views.versions, name="desk_versions"),
        path(f"{one}<int:number>/withhold/", views.withhold, name="desk_version_withhold"),
        path(f"{one}<int:number>/show/", views.show_again, name="desk_version_show"),
    ]


@hooks.register("register_page_listing_more_buttons")
def in_the_list(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from _ways(page, 46)


@hooks.register("register_page_header_buttons")
def in_the_editor(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from _ways(page, 26)


def _ways(page: Page, priority: int) -> Iterator[Button]:
    if page.specific_class is Article and page.first_published_at:
        yield Button(
            _("Public versions"),
            reverse("desk_versions", args=[page.pk]),
            icon_name="history",
            priority=priority,
        )


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action("djeli.version.withhold")(WithholdFormatter)
    actions.register_action("djeli.version.show")(ShowFormatter)


class WithholdFormatter(LogFormatter):
    label = _("Withhold a public version")

    def format_message(self, log_entry: Any) -> str:
        return gettext("Withheld version %(number)s from readers: %(reason)s") % log_entry.data


class ShowFormatter(LogFormatter):
    label = _("Show a public version again")

    def format_message(self, log_entry: Any) -> str:
        return gettext("Showed version %(number)s to readers again") % log_entry.data
