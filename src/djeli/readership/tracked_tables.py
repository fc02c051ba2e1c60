"""The tables of this room whose changes the press follows."""

from __future__ import annotations

from djeli.press import api as press
from djeli.readership.models import Ranking, ViewCountSettings


def declare() -> None:
    """Called once, when the app is ready."""
    press.track(Ranking, listed_by="name")
    press.track(ViewCountSettings)
