"""The URLs of alerts at the desk, their place in the menu, and the name of their log entry."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from djeli.desk.alerts import views


class AlertsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("alerts.view_alert"))


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("alerts/", views.alerts, name="desk_alerts"),
        path("alerts/<int:pk>/", views.alert, name="desk_push"),
    ]


@hooks.register("register_reports_menu_item")
def alerts_item() -> MenuItem:
    return AlertsItem(_("Alerts"), reverse("desk_alerts"), name="alerts", icon_name="mail")


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action("djeli.alert.send", _("Send an alert"), _("Alert sent to readers"))
