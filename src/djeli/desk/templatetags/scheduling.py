"""The times of the publish button."""

from __future__ import annotations

from typing import Any

from django import template
from wagtail.models import Page

from djeli.accounts.models import User
from djeli.desk.panels.schedule import zone_name
from djeli.desk.rights import rights_on
from djeli.desk.times import quick_times, typed

register = template.Library()


@register.inclusion_tag("desk/scheduling/publish_at.html")
def publish_at(user: User, page: Page | None, parent: Page | None) -> dict[str, Any]:
    """Nothing for who may not publish the story. A new one has only the page that it goes below."""
    is_there = page is not None and page.pk
    may = (
        rights_on(page, user).can_publish()
        if is_there
        else parent is not None and rights_on(parent, user).can_publish_subpage()
    )
    scheduled = page.scheduled_revision if page is not None and is_there else None
    at = scheduled.approved_go_live_at if scheduled else getattr(page, "go_live_at", None)
    return {
        "may": may,
        "times": quick_times() if may else (),
        "zone": zone_name(),
        "scheduled": scheduled,
        "at": typed(at) if at else "",
    }
