"""Adds the address and the script of charts to the desk."""

from __future__ import annotations

from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static

from djeli.desk.charts.views import chart


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("charts/", chart, name="desk_chart")]


@hooks.register("insert_editor_js")
def script() -> SafeString:
    return format_html(
        '<script src="{}" data-address="{}" data-label="{}"></script>',
        versioned_static("desk/charts.js"),
        reverse("desk_chart"),
        _("Make a chart of this table"),
    )
