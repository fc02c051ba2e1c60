"""What RSS 2.0 asks of a feed (rssboard.org/rss-specification), in our own words."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml import etree

from tests.feeds.standards.content import faults as html_faults

CHANNEL = {
    "title",
    "link",
    "description",
    "language",
    "copyright",
    "managingEditor",
    "webMaster",
    "pubDate",
    "lastBuildDate",
    "category",
    "generator",
    "docs",
    "cloud",
    "ttl",
    "image",
    "rating",
    "textInput",
    "skipHours",
    "skipDays",
    "item",
}
ITEM = {
    "title",
    "link",
    "description",
    "author",
    "category",
    "comments",
    "enclosure",
    "guid",
    "pubDate",
    "source",
}
MANY = {"category", "item"}
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MEDIA = "{http://search.yahoo.com/mrss/}"


def faults(content: bytes) -> list[str]:
    """What is wrong with the feed; nothing for a good one."""
    root = etree.fromstring(content)
    if root.tag != "rss" or root.get("version") != "2.0":
        return ["the root is not <rss version='2.0'>"]
    if [child.tag for child in root] != ["channel"]:
        return ["there must be one channel"]
    channel = root[0]
    found = [*_lacks(channel, "title", "link", "description"), *_unknown(channel, CHANNEL)]
    if not channel.findall(f"{ATOM}link[@rel='self']"):
        found.append("no atom:link names the feed itself")
    for image in channel.findall("image"):
        found += _lacks(image, "url", "title", "link")
        if image.findtext("link") != channel.findtext("link"):
            found.append("the image's link is not the channel's")
    guids = [item.findtext("guid") for item in channel.findall("item")]
    if len(guids) != len(set(guids)) or None in guids:
        found.append("guids are missing or not unique")
    for item in channel.findall("item"):
        found += _item(item)
    for moment in (*channel.findall("lastBuildDate"), *channel.iter("pubDate")):
        found += _not_rfc822(moment.text)
        if " 1970 " in (moment.text or ""):
            found.append("a date that is none")
    return found


def _item(item) -> list[str]:
    found = _unknown(item, ITEM)
    for text in item.findall(f"{CONTENT}encoded"):
        found += html_faults(text.text or "")
    if item.find("title") is None and item.find("description") is None:
        found.append("an item needs a title or a description")
    found += [
        f"not an address: {link.text}" for link in item.findall("link") if not _url(link.text)
    ]
    guid = item.find("guid")
    if guid is not None and guid.get("isPermaLink", "true") == "true" and not _url(guid.text):
        found.append("a guid that is a permalink must be an address")
    for content in item.findall(f"{MEDIA}content"):
        if not _url(content.get("url")) or not content.findtext(f"{MEDIA}credit"):
            found.append("a picture needs an address and a credit")
    return found


def _unknown(parent, known: set[str]) -> list[str]:
    names = [child.tag for child in parent if not child.tag.startswith("{")]
    found = [f"<{name}> does not belong in <{parent.tag}>" for name in names if name not in known]
    twice = {name for name in names if names.count(name) > 1} - MANY
    return found + [f"<{name}> stands twice in <{parent.tag}>" for name in sorted(twice)]


def _lacks(parent, *names: str) -> list[str]:
    return [f"<{parent.tag}> has no <{name}>" for name in names if not parent.findtext(name)]


def _not_rfc822(text: str | None) -> list[str]:
    try:
        return [] if parsedate_to_datetime(text or "").tzinfo else [f"no zone: {text}"]
    except ValueError:
        return [f"not a date of RFC 822: {text}"]


def _url(text: str | None) -> bool:
    parts = urlsplit(text or "")
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
