"""Who may send to readers."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from djeli.newsletters.models import Newsletter
from djeli.stories.models import Article


def may_send(user: Any) -> bool:
    return bool(user.has_perm("newsletters.send_issue"))


def require_sender(user: Any) -> None:
    """Raises PermissionDenied for anybody else."""
    if not may_send(user):
        raise PermissionDenied


def alert_of() -> Newsletter | None:
    """The newsletter that breaking alerts go out with; None if there is none."""
    return Newsletter.objects.filter(kind=Newsletter.Kind.BREAKING).first()


def may_alert(user: Any, story: Article) -> bool:
    """True if ``user`` may tell readers of ``story`` by mail."""
    return bool(story.live and may_send(user) and alert_of())
