"""What newsletters hear: their tables are there; a mail came back."""

from __future__ import annotations

from typing import Any

from anymail.signals import AnymailTrackingEvent, tracking
from django.apps import apps
from django.db.models.signals import post_migrate

from djeli.audience.bounces.hearing import hear
from djeli.audience.founding import lay_after_migrating


def connect() -> None:
    """Called once, when the app is ready."""
    post_migrate.connect(
        lay_after_migrating,
        sender=apps.get_app_config("audience"),
        dispatch_uid="audience.newsletters",
    )
    tracking.connect(hear_event, dispatch_uid="audience.tracking")


def hear_event(sender: Any, event: AnymailTrackingEvent, esp_name: str, **_: Any) -> None:
    """What a mail service tells of a mail (django-anymail has checked who says it)."""
    hear(event, esp_name)
