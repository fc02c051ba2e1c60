"""The URLs of corrections, their menu, and the buttons that lead there from a story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Page

from djeli.desk.corrections.list_view import CorrectionsView
from djeli.desk.corrections.making import CorrectView, MendView, may_correct
from djeli.desk.corrections.numbers import NumbersView
from djeli.stories.models import Article

PLACE = 25
"""The button's place in a story's menu: before the bin."""


class ForThose(MenuItem):
    """An item for those with a permission."""

    permission = "stories.view_correction"

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


class ForThoseWhoAnswer(ForThose):
    permission = "comments.view_errorreport"


class CorrectButton(PageMenuItem):
    label = _("Correct in public")
    icon_name = "edit"

    @property
    def url(self) -> str:
        return reverse("desk_correct", args=[self.page.pk])

    def is_shown(self, user: Any) -> bool:
        is_story = self.page.specific_class is Article
        return bool(is_story and self.page.first_published_at and may_correct(user))


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("corrections/", CorrectionsView.as_view(), name="desk_corrections"),
        path(
            "corrections/results/",
            CorrectionsView.as_view(results_only=True),
            name="desk_corrections_results",
        ),
        path("corrections/numbers/", NumbersView.as_view(), name="desk_correction_numbers"),
        path("corrections/add/<int:page_id>/", CorrectView.as_view(), name="desk_correct"),
        path("corrections/<int:pk>/", MendView.as_view(), name="desk_correction"),
    ]


@hooks.register("register_admin_menu_item")
def corrections_item() -> MenuItem:
    items = Menu(
        items=[
            ForThoseWhoAnswer(
                _("Readers’ reports"),
                reverse("desk_error_reports"),
                name="error-reports",
                icon_name="warning",
                order=1,
            ),
            ForThose(
                _("All corrections"),
                reverse("desk_corrections"),
                name="all-corrections",
                icon_name="edit",
                order=2,
            ),
            ForThose(
                _("Numbers"),
                reverse("desk_correction_numbers"),
                name="correction-numbers",
                icon_name="desk-chart",
                order=3,
            ),
        ]
    )
    return SubmenuMenuItem(_("Corrections"), items, name="corrections", icon_name="edit")


@hooks.register("register_page_listing_more_buttons")
def in_lists(page: Page, user: Any, next_url: str | None = None) -> Iterator[CorrectButton]:
    yield CorrectButton(page=page, next_url=next_url, priority=PLACE)


@hooks.register("register_page_header_buttons")
def in_the_editor(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[CorrectButton]:
    yield CorrectButton(page=page, priority=PLACE)


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/corrections.css"))
