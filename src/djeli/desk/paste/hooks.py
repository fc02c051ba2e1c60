"""Adds the address and the script of pasting to the desk."""

from __future__ import annotations

from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static

from djeli.desk.paste.views import paste


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("paste/", paste, name="desk_paste")]


@hooks.register("insert_editor_js")
def script() -> SafeString:
    return format_html(
        '<script src="{}" data-address="{}"></script>',
        versioned_static("desk/paste.js"),
        reverse("desk_paste"),
    )
