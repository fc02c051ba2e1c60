"""The URLs that the scripts call."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail import hooks

from djeli.desk.unsaved_text import session


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("words/session/", session.session, name="desk_words_session"),
        path("words/back/", session.back, name="desk_words_back"),
    ]
