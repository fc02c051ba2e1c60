"""The addresses at which deeds of rules are held."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail import hooks

from djeli.desk.wire_rules import log


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("wire/deeds/<int:pk>/hold/", log.hold_deed, name="desk_wire_hold"),
        path("wire/deeds/<int:pk>/leave/", log.leave_deed, name="desk_wire_leave"),
    ]
