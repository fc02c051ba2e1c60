"""The dashboard's panel, shown instead of Wagtail's own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from djeli.desk import rights
from djeli.desk.comments.summary import summarise
from djeli.desk.dashboard.today import gather
from djeli.desk.panels.schedule import zone_name
from djeli.desk.planning.assignments import open_for
from djeli.desk.policies.starters import waiting_policies
from djeli.desk.welcome.steps import first_steps
from djeli.wire.inbox import updates
from djeli.wire.models import Stop
from djeli.wire.orders.kills import unseen
from djeli.wire.sources.health import alarms

MOST_STOPS = MOST_UPDATES = 20
MOST_ASSIGNMENTS = 8
KILLS = {Stop.Deed.WITHDRAWN, Stop.Deed.ALARM, Stop.Deed.HELD}


class TodayPanel(Component):
    """Cards of stories, in the order in which they matter to this user."""

    name = "today"
    template_name = "desk/dashboard/today.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request: HttpRequest = parent_context["request"]
        user: Any = request.user
        stories = reverse("stories:index")
        stops = list(unseen()[:MOST_STOPS]) if rights.may_submit(user) else []
        return {
            "today": gather(user),
            "assignments": list(open_for(user).select_related("section")[:MOST_ASSIGNMENTS]),
            "first_steps": first_steps(user),
            "talk": summarise(user),
            "csrf_token": get_token(request),
            "stops": stops,
            "stops_are_kills": all(stop.deed in KILLS for stop in stops),
            "updates": list(updates()[:MOST_UPDATES]) if rights.may_submit(user) else (),
            "alarms": list(alarms()) if user.has_perm("wire.change_wiresource") else (),
            "policies": waiting_policies() if rights.may_publish(user) else (),
            "request": request,
            "user": user,
            "zone": zone_name(),
            "now": timezone.localtime(),
            "may_write": rights.may_write(user),
            "may_change": rights.may_change(user),
            "may_publish": rights.may_publish(user),
            "may_line_up": user.has_perm("stories.change_lineup"),
            "sees_all": rights.sees_all(user),
            "all": {
                "review": f"{stories}?state=review",
                "scheduled": f"{stories}?state=scheduled",
                "mine": f"{stories}?mine=me",
                "drafts": f"{stories}?state=draft",
                "published": f"{stories}?ordering=-first_published_at",
            },
        }


def greeting(name: str) -> str:
    """A short greeting by the newsroom's clock."""
    hour = timezone.localtime().hour
    words = _("Good morning") if 4 <= hour < 12 else _("Good afternoon")
    words = _("Good evening") if hour >= 18 or hour < 4 else words
    return f"{words}, {name}" if name else words
