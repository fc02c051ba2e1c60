"""The names of facets, in people's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from djeli.desk.editor.choices import language_name
from djeli.desk.readership.charts.numbers import share
from djeli.readership.models import Facet
from djeli.readership.numbers import by_facet

UNKNOWN = {"", "other", "unknown", "none"}
REFERRERS = {
    "whatsapp": "WhatsApp",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "x": "X",
    "twitter": "X",
    "telegram": "Telegram",
    "tiktok": "TikTok",
    "youtube": "YouTube",
    "linkedin": "LinkedIn",
    "reddit": "Reddit",
    "threads": "Threads",
    "bluesky": "Bluesky",
    "pinterest": "Pinterest",
    "tumblr": "Tumblr",
    "push": gettext_lazy("Our notices"),
    "google": "Google",
    "search": gettext_lazy("Search engines"),
    "news": gettext_lazy("News collections"),
    "assistant": gettext_lazy("Assistants"),
    "social": gettext_lazy("Other social networks"),
    "mail": gettext_lazy("Mail"),
    "email": gettext_lazy("Mail"),
    "newsletter": gettext_lazy("Our newsletter"),
    "direct": gettext_lazy("Direct, or unknown"),
    "internal": gettext_lazy("Our own pages"),
    "own": gettext_lazy("Our own pages"),
    "front": gettext_lazy("Our front page"),
    "link": gettext_lazy("Other sites"),
    "site": gettext_lazy("Other sites"),
    "other": gettext_lazy("Other sites"),
}
DEVICES = {
    "phone": gettext_lazy("Phone"),
    "tablet": gettext_lazy("Tablet"),
    "desktop": gettext_lazy("Computer"),
    "computer": gettext_lazy("Computer"),
    "tv": gettext_lazy("Television"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the views: its name, how many, how many the longest bar has, its share in words."""

    label: str
    views: int
    top: int
    share: str


def parts(kind: Facet, since: datetime, of: int | None = None) -> tuple[Row, ...]:
    """The views by ``kind`` since then, of a story or of the whole site: one query."""
    found = by_facet(kind, since, of)
    if kind is Facet.DEPTH:
        found = sorted(found, key=lambda part: _number(part.value))
    return rows([(name(kind, part.value), part.views) for part in found])


def rows(named: Sequence[tuple[str, int]]) -> tuple[Row, ...]:
    """Names and numbers with what a bar needs; the same name twice is one row."""
    summed: dict[str, int] = {}
    for label, views in named:
        summed[label] = summed.get(label, 0) + views
    top, whole = max(summed.values(), default=0), sum(summed.values())
    return tuple(Row(label, views, top, share(views, whole)) for label, views in summed.items())


def name(kind: Facet, value: str) -> str:
    """``phone`` as the desk says it. What has no word yet is shown as it was counted."""
    match kind:
        case Facet.REFERRER:
            return str(REFERRERS.get(value, value or _("Other sites")))
        case Facet.DEVICE:
            return str(DEVICES.get(value, _("Unknown") if value in UNKNOWN else value))
        case Facet.LANGUAGE:
            return _("Unknown") if value in UNKNOWN else language_name(value)
        case Facet.DEPTH:
            return _("to %s%%") % value if value.isdecimal() else value


def _number(value: str) -> tuple[int, str]:
    return (int(value), "") if value.isdecimal() else (0, value)
