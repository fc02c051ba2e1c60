"""When a story goes live, in words and with its time zone."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.panels import PublishingPanel


class SchedulePanel(PublishingPanel):
    """Wagtail's schedule, which also says whose clock it goes by and what time that is now."""

    class BoundPanel(PublishingPanel.BoundPanel):
        template_name = "desk/panels/schedule.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["clock"] = clock()
            return context


def zone_name() -> str:
    """The time zone in use, as people know it: Lagos time (WAT, UTC+1)."""
    now = timezone.localtime()
    city = timezone.get_current_timezone_name().rpartition("/")[2].replace("_", " ")
    minutes = int((now.utcoffset() or now - now).total_seconds()) // 60
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    offset = f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")
    short = now.tzname() or ""
    known = f"{short}, " if short.isalpha() and short != "UTC" else ""
    return _("%(city)s time (%(offset)s)") % {"city": city, "offset": known + offset}


def clock() -> str:
    """One sentence: whose clock the schedule goes by, and what it shows."""
    return _("All times are %(zone)s. It is %(now)s there now.") % {
        "zone": zone_name(),
        "now": timezone.localtime().strftime("%H:%M"),
    }
