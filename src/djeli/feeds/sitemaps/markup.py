"""Writes sitemaps as text: a part may have tens of thousands of addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from xml.sax.saxutils import escape

from djeli.feeds.xml import clean

MOST = 10_000
"""Addresses in one part. The protocol allows 50,000, and 50 MB."""
KNOWN = 2_000
"""Elements that a process keeps: when a part is written again, one or two differ."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
MEDIA_TYPE = "application/xml; charset=utf-8"
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Line:
    """One address, absolute, and when what is there last changed, where that is known."""

    url: str
    changed: datetime | None = None


def index(lines: Iterable[Line]) -> str:
    """The list of parts."""
    return _document("sitemapindex", (_element("sitemap", line) for line in lines))


def urlset(lines: Iterable[Line]) -> str:
    """One part."""
    return _document("urlset", (_element("url", line) for line in lines))


def with_news(stories: Iterable[str]) -> str:
    """A part of stories of which each is a ``story``."""
    return _document("urlset", stories, {"news": NEWS})


def story(line: Line, news: str) -> str:
    """The element of a story with what is said of it, as XML in the prefix ``news``."""
    return _element("url", line, news)


def text(value: str) -> str:
    """``value`` as the text of an element."""
    return escape(clean(value))


def moment(value: datetime) -> str:
    """A time as W3C's profile of ISO 8601 has it."""
    return value.astimezone(UTC).isoformat(timespec="seconds")


def _document(name: str, elements: Iterable[str], namespaces: Mapping[str, str] = NOTHING) -> str:
    more = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items())
    written = "".join(elements)
    return f'{DECLARATION}<{name} xmlns="{NAMESPACE}"{more}>\n{written}</{name}>\n'


@lru_cache(maxsize=KNOWN)
def _element(name: str, line: Line, more: str = "") -> str:
    changed = f"<lastmod>{moment(line.changed)}</lastmod>" if line.changed else ""
    return f"<{name}><loc>{text(line.url)}</loc>{changed}{more}</{name}>\n"
