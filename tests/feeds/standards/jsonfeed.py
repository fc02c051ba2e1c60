"""What JSON Feed 1.1 asks of a feed (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import urlsplit

from tests.feeds.standards.content import faults as html_faults

TOP = {
    "version": str,
    "title": str,
    "home_page_url": str,
    "feed_url": str,
    "description": str,
    "user_comment": str,
    "next_url": str,
    "icon": str,
    "favicon": str,
    "authors": list,
    "language": str,
    "expired": bool,
    "hubs": list,
    "items": list,
}
ITEM = {
    "id": str,
    "url": str,
    "external_url": str,
    "title": str,
    "content_html": str,
    "content_text": str,
    "summary": str,
    "image": str,
    "banner_image": str,
    "date_published": str,
    "date_modified": str,
    "authors": list,
    "tags": list,
    "language": str,
    "attachments": list,
}


def faults(content: bytes) -> list[str]:
    """What is wrong with the feed; nothing for a good one."""
    feed = json.loads(content)
    found = _known(feed, TOP)
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        found.append("the version is not 1.1")
    found += [f"there is no {name}" for name in ("title", "items") if name not in feed]
    ids = [item.get("id") for item in feed["items"]]
    if len(ids) != len(set(ids)) or not all(ids):
        found.append("ids are missing or not unique")
    for item in feed["items"]:
        found += [*_known(item, ITEM), *html_faults(item.get("content_html", ""))]
        if not (item.get("content_html") or item.get("content_text")):
            found.append("an item needs content_html or content_text")
        for name in ("date_published", "date_modified"):
            if name in item and datetime.fromisoformat(item[name]).tzinfo is None:
                found.append(f"{name} has no zone")
    for one in (feed, *feed["items"]):
        for author in one.get("authors", []):
            if not set(author) & {"name", "url", "avatar"}:
                found.append("an author needs a name, an address or a picture")
        for name in ("url", "image", "icon", "feed_url", "home_page_url"):
            if name in one and urlsplit(one[name]).scheme not in {"http", "https"}:
                found.append(f"{name} is no address: {one[name]}")
    return found


def _known(shape: dict, names: dict[str, type]) -> list[str]:
    found = []
    for name, value in shape.items():
        if name.startswith("_"):
            if not isinstance(value, dict):
                found.append(f"an extension must be an object: {name}")
        elif name not in names:
            found.append(f"unknown: {name}")
        elif not isinstance(value, names[name]):
            found.append(f"{name} is no {names[name].__name__}")
    return found
