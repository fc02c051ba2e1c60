"""Puts the audit log into the reports menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from djeli.desk.audit.report import AuditReport


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("reports/audit/", AuditReport.as_view(), name="desk_audit"),
        path(
            "reports/audit/results/",
            AuditReport.as_view(results_only=True),
            name="desk_audit_results",
        ),
    ]


class AuditItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.view_auditentry")


@hooks.register("register_reports_menu_item")
def item() -> MenuItem:
    return AuditItem(_("Audit log"), reverse("desk_audit"), icon_name="history", order=900)
