"""Adds the address and the script of pasting to the desk."""

from __future__ import annotations

from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static

from djeli.desk.paste.views import paste, picture


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("paste/", paste, name="desk_paste"),
        path("paste/picture/", picture, name="desk_paste_picture"),
    ]


@hooks.register("insert_editor_js")
def script() -> SafeString:
    return format_html(
        '<script src="{}" data-address="{}" data-pictures="{}" data-busy="{}"></script>',
        versioned_static("desk/paste.js"),
        reverse("desk_paste"),
        reverse("desk_paste_picture"),
        _("Fetching the pictures …"),
    )
