"""Absolute addresses, which machines and other sites need."""

from __future__ import annotations

from django.conf import settings


def absolute(path: str) -> str:
    """The address of ``path`` on the public host (``DJELI_BASE_URL``)."""
    return path if "://" in path else f"{settings.BASE_URL}{path}"
