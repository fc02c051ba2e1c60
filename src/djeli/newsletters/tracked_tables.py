"""The tables of this room whose changes the press follows."""

from __future__ import annotations

from djeli.newsletters.models import Newsletter
from djeli.press import api as press


def declare() -> None:
    """Called once, when the app is ready."""
    press.track(
        Newsletter,
        ignoring=["automatic_since", "rule", "size", "sender_name", "is_automatic", "section_id"],
    )
