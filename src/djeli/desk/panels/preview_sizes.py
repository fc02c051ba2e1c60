"""The sizes at which a page is previewed, the phone first."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

SIZES: list[dict[str, Any]] = [
    {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("As on a phone")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("As on a tablet")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("As on a desktop")},
]


def set_preview_sizes(model: type[Model]) -> None:
    """Preview rows of ``model`` at our sizes."""
    model.preview_sizes = SIZES  # type: ignore[attr-defined]
