"""Template tags about alerts on the story's screen."""

from __future__ import annotations

from typing import Any

from django import template

from djeli.desk.alerts.views import may_send

register = template.Library()


@register.simple_tag
def may_push(user: Any, page: Any) -> bool:
    """True if ``user`` may send an alert about the story ``page``, or see the one that was sent."""
    return bool(page.live and not page.is_sponsored and may_send(user))
