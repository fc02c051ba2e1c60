"""Adds our style, icons and scripts to every page of the admin."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static

ICONS = ("desk-chart", "desk-front", "desk-wire")
SCRIPTS = (
    "desk/length.js",
    "desk/margin_notes.js",
    "desk/shortcuts.js",
    "desk/slug.js",
    "desk/submitting.js",
    # In this order: each uses those above it.
    "desk/unsaved_text/store.js",
    "desk/unsaved_text/form.js",
    "desk/unsaved_text/session.js",
    "desk/unsaved_text/bars.js",
    "desk/unsaved_text/keeping.js",
)


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("desk/desk.css"))


@hooks.register("insert_global_admin_js")
def scripts() -> SafeString:
    return format_html_join(
        "\n", '<script src="{}"></script>', ((versioned_static(path),) for path in SCRIPTS)
    )


@hooks.register("register_icons")
def icons(names: list[str]) -> list[str]:
    return [*names, *(f"desk/icons/{name}.svg" for name in ICONS)]
