"""Template tags about what is to do before a story goes out."""

from __future__ import annotations

from collections.abc import Sequence

from django import template

from djeli.desk.editor.checks import Check

register = template.Library()


@register.simple_tag
def count_of(checks: Sequence[Check]) -> dict[str, int]:
    """How many of ``checks`` must be done, and how many are advice."""
    musts = sum(check.must for check in checks)
    return {"musts": musts, "rest": len(checks) - musts}
