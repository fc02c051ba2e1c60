"""The URLs of readers' reports. Their menu item is among the corrections."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail import hooks

from djeli.desk.error_reports.queue import QueueView
from djeli.desk.error_reports.report_view import ReportView


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("error-reports/", QueueView.as_view(), name="desk_error_reports"),
        path(
            "error-reports/results/",
            QueueView.as_view(results_only=True),
            name="desk_error_reports_results",
        ),
        path("error-reports/<int:pk>/", ReportView.as_view(), name="desk_error_report"),
    ]
