"""Which of this room's tables stand on readers' pages: those of which the press hears."""

from __future__ import annotations

from djeli.audience.models import Counting, Ranking, Tally
from djeli.press import api as press


def declare() -> None:
    """Called once, when the app is ready."""
    press.track(Tally, quiet=True)
    press.track(Ranking, listed_by="name")
    press.track(Counting)
