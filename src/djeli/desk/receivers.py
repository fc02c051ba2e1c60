"""What the desk does after a migration and after a line-up is published or withdrawn."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from wagtail.signals import published, unpublished

from djeli.desk import roles
from djeli.stories.lineups import due_id, set_current_line_up
from djeli.stories.models import CurrentLineUp, LineUp


def connect() -> None:
    """Called once, when the app is ready."""
    post_migrate.connect(create_roles_at_the_end, dispatch_uid="desk.roles")
    published.connect(on_line_up, sender=LineUp, dispatch_uid="desk.line_up.published")
    unpublished.connect(on_line_up, sender=LineUp, dispatch_uid="desk.line_up.unpublished")


def create_roles_at_the_end(sender: AppConfig, **_: Any) -> None:
    """Create the roles once, after the last app: by then all permissions exist."""
    if sender is [config for config in apps.get_app_configs() if config.models_module][-1]:
        roles.create_roles()


def on_line_up(sender: type[LineUp], instance: LineUp, **_: Any) -> None:
    """Show at once what was published or withdrawn. A change of the front that others planned is
    the clock's: it is not credited to whoever publishes something else meanwhile."""
    if instance.pk in {CurrentLineUp.current().line_up_id, due_id()}:
        set_current_line_up()
