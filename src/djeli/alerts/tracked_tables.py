"""The tables of this room whose changes the press follows."""

from __future__ import annotations

from djeli.alerts.models import AlertRules
from djeli.press import api as press


def declare() -> None:
    """Called once, when the app is ready."""
    press.track(AlertRules, ignoring=["most_a_day", "sends_breaking"])
