"""Which of this room's tables stand on readers' pages: those of which the press hears."""

from __future__ import annotations

from djeli.press import api as press
from djeli.readership.models import Counting, Ranking


def declare() -> None:
    """Called once, when the app is ready."""
    press.track(Ranking, listed_by="name")
    press.track(Counting)
