"""Of which tables of this room readers' pages are made."""

from __future__ import annotations

from djeli.newsletters.models import Newsletter
from djeli.press import api as press


def declare() -> None:
    """Called once, when the app is ready."""
    press.track(
        Newsletter,
        ignoring=["automatic_since", "rule", "size", "sender_name", "is_automatic", "section_id"],
    )
