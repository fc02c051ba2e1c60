"""What the press hears of migrations: triggers do not survive a table that is made anew."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connection

from djeli.press.changes import triggers
from djeli.press.changes.log import change_everything
from djeli.press.models import Change


def remove_triggers(sender: AppConfig, **_: Any) -> None:
    """Before the first migration."""
    triggers.remove()


def create_triggers(sender: AppConfig, plan: Any = (), **_: Any) -> None:
    """After the last one: all tables are there then, and where there was one any row may differ."""
    if Change._meta.db_table in connection.introspection.table_names():
        triggers.create()
        if plan:
            change_everything()
