"""Addresses below ``/corrections/``."""

from django.urls import path

from djeli.web.corrections import error_report, list_page

urlpatterns = [
    path("", list_page.corrections, name="corrections"),
    path("report/<row:story>/", error_report.report, name="error-report"),
    path("report/<row:story>/sent/", error_report.sent, name="error-report-sent"),
    path("report/mail/<str:token>/", error_report.confirm, name="error-report-mail"),
]
