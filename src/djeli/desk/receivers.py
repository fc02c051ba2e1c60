"""What the desk does after a migration and after a line-up is published or withdrawn."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from wagtail.signals import published, unpublished

from djeli.desk import roles
from djeli.stories.lineups import turn
from djeli.stories.models import LineUp


def connect() -> None:
    """Called once, when the app is ready."""
    post_migrate.connect(create_roles_at_the_end, dispatch_uid="desk.roles")
    published.connect(turn_now, sender=LineUp, dispatch_uid="desk.turn.published")
    unpublished.connect(turn_now, sender=LineUp, dispatch_uid="desk.turn.unpublished")


def create_roles_at_the_end(sender: AppConfig, **_: Any) -> None:
    """Create the roles once, after the last app: by then all permissions exist."""
    if sender is [config for config in apps.get_app_configs() if config.models_module][-1]:
        roles.create_roles()


def turn_now(sender: type[LineUp], **_: Any) -> None:
    turn()
