"""What the desk writes into the audit log by itself: settings and deletions.

Wagtail logs every change of a page or row in its own history; here are those that an operator or a
publisher must be able to find in one place.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import ModelLogEntry, PageLogEntry

from djeli.accounts.audit.log import record
from djeli.accounts.models import AuditEntry, User

SETTINGS = frozenset(
    {"edition", "navigation", "viewcountsettings", "commentrules", "partner", "redirect"}
)
"""Models whose rows set how the edition works."""


@receiver(post_save, sender=ModelLogEntry)
@receiver(post_save, sender=PageLogEntry)
def note(instance: Any, created: bool, **_: Any) -> None:
    action = _action(instance)
    if created and action is not None:
        by = instance.user if isinstance(instance.user, User) else None
        kind = instance.content_type.name if instance.content_type_id else ""
        record(action, f"{kind}: {instance.label}", user=by)


def _action(entry: Any) -> AuditEntry.Action | None:
    if entry.action == "wagtail.delete":
        return AuditEntry.Action.DELETED
    model = entry.content_type.model if entry.content_type_id else ""
    if model in SETTINGS and entry.action in {"wagtail.edit", "wagtail.create"}:
        return AuditEntry.Action.SETTINGS_CHANGED
    return None
