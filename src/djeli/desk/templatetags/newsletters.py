"""Template tags about newsletters on the story's screen."""

from __future__ import annotations

from typing import Any

from django import template

from djeli.desk.newsletters import rules

register = template.Library()


@register.simple_tag
def may_alert(user: Any, page: Any) -> bool:
    """True if ``user`` may tell readers of the story ``page`` by mail."""
    return rules.may_alert(user, page)
