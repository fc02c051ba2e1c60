"""The addresses of the first steps of a new edition."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail import hooks

from djeli.desk.welcome.first_sections import FirstSectionsView, first_byline


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("first-steps/sections/", FirstSectionsView.as_view(), name="desk_first_sections"),
        path("first-steps/byline/", first_byline, name="desk_first_byline"),
    ]
