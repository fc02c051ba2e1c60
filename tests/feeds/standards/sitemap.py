"""What the sitemap protocol 0.9 and Google's news sitemaps ask."""

from __future__ import annotations

import re
from datetime import datetime

from lxml import etree

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
LANGUAGE = re.compile(r"[a-z]{2,3}|zh-cn|zh-tw")


def faults(content: bytes, base: str) -> list[str]:
    """What is wrong with a part or with an index whose addresses must begin with ``base``."""
    root = etree.fromstring(content)
    item = {f"{MAP}urlset": f"{MAP}url", f"{MAP}sitemapindex": f"{MAP}sitemap"}.get(root.tag)
    if item is None:
        return [f"neither an index nor a part: {root.tag}"]
    found = [] if len(root) <= 50_000 else ["more than 50,000 addresses"]
    found += [] if len(content) <= 50 * 1024 * 1024 else ["more than 50 MB"]
    seen = set()
    for child in root:
        if child.tag != item:
            found.append(f"{child.tag} in {root.tag}")
        names = [one.tag.removeprefix(MAP) for one in child if one.tag.startswith(MAP)]
        if names[:1] != ["loc"] or set(names) - {"loc", "lastmod", "changefreq", "priority"}:
            found.append(f"children: {names}")
        address = child.findtext(f"{MAP}loc") or ""
        if not address.startswith(f"{base}/") or len(address) >= 2048 or address in seen:
            found.append(f"not one of ours, too long, or twice: {address}")
        seen.add(address)
        if changed := child.findtext(f"{MAP}lastmod"):
            found += _not_w3c(changed)
        for news in child.findall(f"{NEWS}news"):
            found += _news(news)
    return found


def _news(news) -> list[str]:
    names = [one.tag.removeprefix(NEWS) for one in news]
    found = [] if sorted(names) == ["publication", "publication_date", "title"] else [str(names)]
    publication = news.find(f"{NEWS}publication")
    if not publication.findtext(f"{NEWS}name"):
        found.append("the publication has no name")
    if not LANGUAGE.fullmatch(publication.findtext(f"{NEWS}language") or ""):
        found.append("the language is not of ISO 639")
    if not news.findtext(f"{NEWS}title"):
        found.append("there is no title")
    return found + _not_w3c(news.findtext(f"{NEWS}publication_date") or "")


def _not_w3c(text: str) -> list[str]:
    try:
        return [] if datetime.fromisoformat(text).tzinfo else [f"no zone: {text}"]
    except ValueError:
        return [f"no time: {text}"]
