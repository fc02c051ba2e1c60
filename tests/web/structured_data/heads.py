"""What the head of a page has to tell (ogp.me; developers.google.com/search/docs), as checks."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from lxml import html

TYPES = {"website", "article", "profile"}
ONCE = ("og:title", "og:type", "og:url", "og:image", "og:image:width", "og:image:height")


class Head:
    """The head of a page, read as a machine reads it."""

    def __init__(self, content: bytes) -> None:
        self.tree = html.fromstring(content, parser=html.HTMLParser(encoding="utf-8"))

    def properties(self, name: str) -> list[str]:
        return self.tree.xpath("//head/meta[@property=$name]/@content", name=name)

    def links(self, rel: str, **attributes: str) -> list[str]:
        more = "".join(f"[@{key}='{value}']" for key, value in attributes.items())
        return self.tree.xpath(f"//head/link[@rel='{rel}']{more}/@href")

    @property
    def canonical(self) -> str:
        (found,) = self.links("canonical")
        return found

    @property
    def alternates(self) -> dict[str, str]:
        """Addresses by ``hreflang``."""
        rows = self.tree.xpath("//head/link[@rel='alternate'][@hreflang]")
        return {row.get("hreflang"): row.get("href") for row in rows}

    @property
    def feeds(self) -> dict[str, str]:
        """Addresses by media type."""
        rows = self.tree.xpath("//head/link[@rel='alternate'][@title]")
        return {row.get("type"): row.get("href") for row in rows}

    @property
    def json_ld(self) -> list[dict]:
        texts = self.tree.xpath("//script[@type='application/ld+json']/text()")
        return [json.loads(text) for text in texts]


def faults(head: Head) -> list[str]:
    """What is wrong in the head; nothing for a good one."""
    found = [
        f"{name} stands there {len(head.properties(name))} times"
        for name in ONCE
        if len(head.properties(name)) != 1
    ]
    found += [f"{name} is empty" for name in ONCE if "" in head.properties(name)]
    if not set(head.properties("og:type")) <= TYPES:
        found.append(f"og:type is {head.properties('og:type')}")
    if head.properties("og:url") != [head.canonical]:
        found.append("og:url is not the canonical address")
    for address in (head.canonical, *head.properties("og:image")):
        if urlsplit(address).scheme not in {"http", "https"}:
            found.append(f"not absolute: {address}")
    if not head.properties("og:image:alt"):
        found.append("the picture has no text")
    return found
