"""Where one invites: the menu "People & topics", and the list of users."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail import hooks

from djeli.desk.directory.invitations.views import InviteView, invite_again


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("people/invite/", InviteView.as_view(), name="desk_invite"),
        path("people/invite/<int:pk>/", invite_again, name="desk_invite_again"),
    ]
