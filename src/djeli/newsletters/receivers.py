"""Creates the default newsletters, and handles mail events of services."""

from __future__ import annotations

from typing import Any

from anymail.signals import AnymailTrackingEvent, tracking
from django.apps import apps
from django.db.models.signals import post_migrate

from djeli.newsletters.bounces.webhooks import record_event
from djeli.newsletters.defaults import create_after_migrating


def connect() -> None:
    """Called once, when the app is ready."""
    post_migrate.connect(
        create_after_migrating,
        sender=apps.get_app_config("newsletters"),
        dispatch_uid="newsletters.defaults",
    )
    tracking.connect(on_mail_event, dispatch_uid="newsletters.tracking")


def on_mail_event(sender: Any, event: AnymailTrackingEvent, esp_name: str, **_: Any) -> None:
    """What a mail service tells of a mail (django-anymail has checked who says it)."""
    record_event(event, esp_name)
