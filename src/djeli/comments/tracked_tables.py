"""The tables of this room whose changes the press follows."""

from __future__ import annotations

from djeli.comments.models import Closing, Comment, Conversation
from djeli.press import api as press

NEWSROOM_ONLY = (
    "email",
    "email_key",
    "wants_mail",
    "reasons",
    "score",
    "learnt",
    "report_count",
)


def declare() -> None:
    """Called once, when the app is ready."""
    press.track(Conversation)
    press.track(Comment, ignoring=NEWSROOM_ONLY, owner="conversation")
    press.track(Closing, ignoring=["due_at"])
