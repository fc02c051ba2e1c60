"""The time that was pressed: "Publish now", or at a usual time, or at one that was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from djeli.desk.times import read_time

BUTTON = "action-publish"
NOW, TYPED = "now", "typed"
"""Values of the button: at once, or at the time in the field ``FIELD``. Else it is the time."""
FIELD = "publish-at"
LIKE_A_TIME = re.compile(r"\d{4}-")
"""What begins like this is meant as a time, also where there is no such time."""


def is_timed(data: Mapping[str, Any] | None) -> bool:
    """Whether a time was pressed, and not the plain button, whatever that says."""
    said = str((data or {}).get(BUTTON, ""))
    return said in {NOW, TYPED} or LIKE_A_TIME.match(said) is not None


def pressed_time(data: Mapping[str, Any]) -> datetime | None:
    """The time that was pressed; None for now, and for what is no time."""
    said = str(data.get(BUTTON, ""))
    return read_time(str(data.get(FIELD, "")) if said == TYPED else said)


def is_unreadable(data: Mapping[str, Any]) -> bool:
    """Whether a time was meant and none can be read."""
    return is_timed(data) and data.get(BUTTON) != NOW and pressed_time(data) is None


def with_time(data: Any) -> Any:
    """The form's data with the pressed time in the story's own field."""
    if not is_timed(data):
        return data
    made = data.copy()
    at = pressed_time(data)
    made["go_live_at"] = timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""
    return made
