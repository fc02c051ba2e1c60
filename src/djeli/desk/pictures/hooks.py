"""Adds what forms ask about pictures, and the script that asks it."""

from __future__ import annotations

from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static

from djeli.desk.pictures import facts


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("picture-facts/", facts.of_chosen, name="desk_picture_facts"),
        path("picture-facts/file/", facts.of_file, name="desk_picture_file_facts"),
    ]


@hooks.register("insert_global_admin_js")
def script() -> SafeString:
    return format_html(
        '<script src="{}" data-facts="{}" data-file-facts="{}" data-lacks="{}" data-mend="{}"'
        ' data-no-caption="{}" data-read="{}"></script>',
        versioned_static("desk/pictures.js"),
        reverse("desk_picture_facts"),
        reverse("desk_picture_file_facts"),
        _("Missing:"),
        _("Add it"),
        _("No caption"),
        _("Read from the file"),
    )
