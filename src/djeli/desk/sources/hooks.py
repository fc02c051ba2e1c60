"""The addresses of sources and checks, and the way to them from a story."""

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

from djeli.desk.sources import views
from djeli.stories.models import Article


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    one = "story-checks/<int:page_id>/"
    return [
        path(one, views.checks, name="desk_checks"),
        path(f"{one}check/", views.check, name="desk_check"),
        path(f"{one}let-pass/", views.let_pass, name="desk_let_pass"),
    ]


@hooks.register("register_page_header_buttons")
def in_the_editor(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if page.pk and page.specific_class is Article:
        yield Button(
            _("Sources and checks"),
            reverse("desk_checks", args=[page.pk]),
            icon_name="circle-check",
            priority=27,
        )


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action("djeli.sources.check", _("Check a story"), _("Checked the story"))
    actions.register_action("djeli.sources.override")(OverrideFormatter)


class OverrideFormatter(LogFormatter):
    label = _("Let a story pass")

    def format_message(self, log_entry: Any) -> str:
        return gettext("Let it go live without what the rules ask for: %(reason)s") % log_entry.data
