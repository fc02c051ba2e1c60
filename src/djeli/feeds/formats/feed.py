"""A feed before it has a format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape

from djeli.feeds.body_html import shown
from djeli.feeds.entries import NEVER, Entry, Media


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Addresses are absolute; ``url`` is the feed's own, ``home`` the page that it follows. ``hub``
    is empty if changes are not announced to one (WebSub)."""

    guid: str
    title: str
    description: str
    home: str
    url: str
    language: str
    publisher: str
    publisher_url: str
    icon: str = ""
    hub: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def changed(self) -> datetime:
        """The newest time among its stories; long ago if there are none. Never the clock's."""
        return max((entry.changed for entry in self.entries), default=NEVER)


def content(entry: Entry) -> str:
    """The picture with its credit, then the text, or the standfirst where that is all; the headline
    where there is not even one. HTML, never empty."""
    text = entry.html or f"<p>{escape(entry.summary or entry.headline)}</p>"
    credit = f"<p><small>{escape(entry.credit)}</small></p>" if entry.credit else ""
    return f"{_lead(entry.picture)}{text}{credit}"


def _lead(picture: Media | None) -> str:
    if picture is None:
        return ""
    return shown(picture.url, picture.alt, picture.caption, picture.credit)
