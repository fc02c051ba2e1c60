"""The URLs of newsletters at the desk, and the names of their log entries."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from djeli.desk.newsletters import alerts, issue_actions, screen, suppressions


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    one = "newsletters/issues/<int:pk>/"
    return [
        path(f"{one}look/", screen.IssueScreen.as_view(), name="desk_issue"),
        path(f"{one}letter/", screen.letter_html, name="desk_issue_letter"),
        path(f"{one}text/", screen.letter_text, name="desk_issue_text"),
        path(f"{one}send/", issue_actions.send, name="desk_issue_send"),
        path(f"{one}stop/", issue_actions.stop, name="desk_issue_stop"),
        path(f"{one}resume/", issue_actions.resume, name="desk_issue_resume"),
        path(f"{one}test/", issue_actions.test, name="desk_issue_test"),
        path(f"{one}rule/", issue_actions.take_rule, name="desk_issue_rule"),
        path("newsletters/prepare/<int:pk>/", issue_actions.prepare, name="desk_prepare"),
        path("newsletters/alert/<int:pk>/", alerts.alert, name="desk_alert"),
        path("newsletters/alert/<int:pk>/letter/", alerts.alert_letter, name="desk_alert_letter"),
        path("newsletters/suppressed/<int:pk>/lift/", suppressions.lifting, name="desk_lift"),
    ]


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action("djeli.newsletter.send", _("Send"), _("Sent to readers"))
    actions.register_action("djeli.newsletter.stop", _("Stop"), _("Stopped"))
    actions.register_action("djeli.newsletter.resume", _("Resume"), _("Sent on"))
    actions.register_action("djeli.newsletter.lift", _("Lift"), _("Allow mail to this address"))
