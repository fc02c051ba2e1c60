"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from djeli.feeds.entries import Entry
from djeli.feeds.formats.feed import Feed, content

MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed) -> bytes:
    """The feed as JSON."""
    shape: dict[str, Any] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": feed.description,
        "icon": feed.icon,
        "authors": [{"name": feed.publisher, "url": feed.publisher_url}],
        "language": feed.language,
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    filled = {name: value for name, value in shape.items() if value}
    filled["items"] = [_item(entry) for entry in feed.entries]
    return json.dumps(filled, ensure_ascii=False, separators=(",", ":")).encode()


def _item(entry: Entry) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "id": entry.guid,
        "url": entry.url,
        "title": entry.headline,
        "summary": entry.introduction if entry.summary or entry.notice else "",
        "content_html": content(entry),
        "image": entry.picture.url if entry.picture else "",
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated) if entry.updated else "",
        "authors": [
            {"name": author.name, **({"url": author.url} if author.url else {})}
            for author in entry.authors
        ],
        "tags": [*(kind.label for kind in entry.kinds), *entry.tags],
        "language": entry.language,
    }
    if entry.picture:
        # The format has no place for who made the picture; names with a "_" are for such things.
        shape["_picture"] = {"alt": entry.picture.alt, "credit": entry.picture.credit}
    return {name: value for name, value in shape.items() if value}


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")
