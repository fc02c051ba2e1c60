"""A feed before it has a format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape

from djeli.feeds.body_html import shown
from djeli.feeds.entries import Entry, Media

GENRE = "https://schema.org/genre"
"""What a category tells, where it is the kind of a story and not its section or topic."""


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
    since: datetime
    """When what it follows began: the time of a feed that has no entries."""
    entries: tuple[Entry, ...] = ()

    @property
    def changed(self) -> datetime:
        """The newest time among its stories, or since when there might be some. Never the
        clock's."""
        return max((entry.stamp for entry in self.entries), default=self.since)


def content(entry: Entry) -> str:
    """What kind of story it is; the picture with its credit; then the text, or the standfirst where
    that is all; the headline where there is not even one. HTML, never empty."""
    text = entry.html or f"<p>{escape(entry.summary or entry.headline)}</p>"
    credit = f"<p><small>{escape(entry.credit)}</small></p>" if entry.credit else ""
    return f"{notice(entry)}{_lead(entry.picture)}{text}{credit}"


def notice(entry: Entry) -> str:
    """The line that says what kind of story it is, as HTML; empty for a report."""
    if not entry.notice:
        return ""
    lang = f' lang="{escape(entry.notice_language)}"' if entry.notice_language else ""
    return f"<p{lang}><strong>{escape(entry.notice)}</strong></p>"


def _lead(picture: Media | None) -> str:
    if picture is None:
        return ""
    size = picture.width, picture.height
    return shown(picture.url, picture.alt, picture.caption, picture.credit, size)
