"""The queue's URLs and its menu item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from djeli.desk.comments import views
from djeli.desk.comments.queue import QueueView, may_moderate


class CommentsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_moderate(request)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("comments/", QueueView.as_view(), name="desk_comments"),
        path(
            "comments/results/",
            QueueView.as_view(results_only=True),
            name="desk_comments_results",
        ),
        path("comments/rule/", views.rule, name="desk_comments_rule"),
        path("comments/<int:pk>/answer/", views.answer, name="desk_comments_answer"),
        path("comments/undo/", views.undo, name="desk_comments_undo"),
        path("comments/privacy/", views.privacy, name="desk_comments_privacy"),
    ]


@hooks.register("register_admin_menu_item")
def comments_item() -> MenuItem:
    return CommentsItem(
        _("Comments"), reverse("desk_comments"), name="comments", icon_name="comment", order=135
    )
