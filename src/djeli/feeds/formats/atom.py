"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from djeli.feeds.entries import REMEMBERED, Author, Entry
from djeli.feeds.formats.feed import GENRE, Feed, content
from djeli.feeds.formats.rss import add_picture
from djeli.feeds.xml import Element, add, copied, root, written

MEDIA_TYPE = "application/atom+xml"
XML = "{http://www.w3.org/XML/1998/namespace}"
NAMESPACES: dict[str | None, str] = {
    None: "http://www.w3.org/2005/Atom",
    "media": "http://search.yahoo.com/mrss/",
}


def write(feed: Feed) -> bytes:
    """The feed as Atom."""
    made = root("feed", NAMESPACES)
    made.set(f"{XML}lang", feed.language)
    add(made, "id", feed.guid)
    add(made, "title", feed.title)
    if feed.description:
        add(made, "subtitle", feed.description)
    add(made, "updated", _moment(feed.changed, "microseconds"))
    add(made, "link", rel="self", type=MEDIA_TYPE, href=feed.url)
    add(made, "link", rel="alternate", type="text/html", href=feed.home)
    if feed.hub:
        add(made, "link", rel="hub", href=feed.hub)
    # For stories that are by nobody in particular (section 4.1.1).
    _author(made, Author(feed.publisher, feed.publisher_url))
    if feed.icon:
        add(made, "icon", feed.icon)
    made.extend(copied(_entry(entry) for entry in feed.entries))
    return written(made)


@lru_cache(maxsize=REMEMBERED)
def _entry(entry: Entry) -> Element:
    made = add(root("feed", NAMESPACES), "entry")
    made.set(f"{XML}lang", entry.language)
    add(made, "id", entry.guid)
    add(made, "title", entry.headline)
    add(made, "link", rel="alternate", type="text/html", href=entry.url)
    add(made, "published", _moment(entry.published))
    add(made, "updated", _moment(entry.stamp, "microseconds"))
    for author in entry.authors:
        _author(made, author)
    for kind in entry.kinds:
        add(made, "category", term=kind.term, label=kind.label, scheme=GENRE)
    for tag in entry.tags:
        add(made, "category", term=tag)
    if entry.summary or entry.notice:
        add(made, "summary", entry.introduction)
    if entry.credit:
        add(made, "rights", entry.credit)
    add(made, "content", content(entry), type="html")
    if entry.picture:
        add_picture(made, entry.picture)
    return made


def _author(parent: Element, author: Author) -> None:
    made = add(parent, "author")
    add(made, "name", author.name)
    if author.url:
        add(made, "uri", author.url)


def _moment(value: datetime, precision: str = "seconds") -> str:
    """A date as section 3.3 wants it (RFC 3339)."""
    return value.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")
