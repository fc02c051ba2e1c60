"""RSS 2.0 (rssboard.org/rss-specification), with Dublin Core, Media RSS and whole texts."""

from __future__ import annotations

from email.utils import format_datetime
from functools import lru_cache
from html import escape

from lxml import etree

from djeli.feeds.entries import REMEMBERED, Entry, Media
from djeli.feeds.formats.feed import GENRE, Feed, content
from djeli.feeds.xml import Element, add, clean, copied, root, written

MEDIA_TYPE = "application/rss+xml"
NAMESPACES: dict[str | None, str] = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def write(feed: Feed) -> bytes:
    """The feed as RSS."""
    made = root("rss", NAMESPACES, version="2.0")
    channel = add(made, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home)
    add(channel, "description", escape(feed.description or feed.title, quote=False))
    add(channel, "language", feed.language)
    if feed.entries:
        add(channel, "lastBuildDate", format_datetime(feed.changed))
    add(channel, "docs", "https://www.rssboard.org/rss-specification")
    add(channel, "atom:link", href=feed.url, rel="self", type=MEDIA_TYPE)
    if feed.hub:
        add(channel, "atom:link", href=feed.hub, rel="hub")
    if feed.icon:
        image = add(channel, "image")
        add(image, "url", feed.icon)
        # The specification wants these two to be the channel's own.
        add(image, "title", feed.title)
        add(image, "link", feed.home)
    channel.extend(copied(_item(entry) for entry in feed.entries))
    return written(made)


@lru_cache(maxsize=REMEMBERED)
def _item(entry: Entry) -> Element:
    item = add(root("channel", NAMESPACES), "item")
    add(item, "title", entry.headline)
    add(item, "link", entry.url)
    add(item, "guid", entry.guid, isPermaLink="false")
    add(item, "pubDate", format_datetime(entry.published))
    # A description is HTML, so plain text is escaped once as HTML and once more as XML.
    add(item, "description", escape(entry.introduction, quote=False))
    for author in entry.authors:
        add(item, "dc:creator", author.name)
    if entry.credit:
        add(item, "dc:rights", entry.credit)
    add(item, "dc:language", entry.language)
    for kind in entry.kinds:
        add(item, "category", kind.label, domain=GENRE)
    for tag in entry.tags:
        add(item, "category", tag)
    # As CDATA, so that what is HTML can be read in it as such.
    text = clean(content(entry)).replace("]]>", "]]&gt;")
    add(item, "content:encoded").text = etree.CDATA(text)
    if entry.picture:
        add_picture(item, entry.picture)
    return item


def add_picture(parent: Element, picture: Media) -> None:
    """Media RSS (rssboard.org/media-rss): the picture, what it shows and whose it is."""
    made = add(
        parent,
        "media:content",
        url=picture.url,
        medium="image",
        type="image/jpeg",
        width=str(picture.width),
        height=str(picture.height),
    )
    add(made, "media:title", picture.alt, type="plain")
    if picture.caption:
        add(made, "media:description", picture.caption, type="plain")
    add(made, "media:credit", picture.credit)
