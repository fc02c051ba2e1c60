"""The head of a page: title, description, links, structured data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language: `hreflang` and an absolute address."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that follows this page; `media_type` such as `application/rss+xml`."""

    title: str
    url: str
    media_type: str = "application/rss+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """Title, description and the rest of `<head>`. Addresses are absolute but for feeds.

    `title` is the page's own; the template adds the edition's name unless `is_whole_title`.
    `json_ld` is a JSON text (one object or array); the template makes it safe inside `<script>`.
    `social_picture_url` is a 1200 x 630 px rendition (`picture.src("social")`, made absolute).
    """

    title: str
    description: str = ""
    canonical_url: str = ""
    is_whole_title: bool = False
    kind: Literal["website", "article", "profile"] = "website"
    robots: str = ""
    social_title: str = ""
    social_description: str = ""
    social_picture_url: str = ""
    social_picture_alt: str = ""
    social_picture_size: tuple[int, int] = (1200, 630)
    json_ld: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    section: str = ""
    authors: tuple[tuple[str, str], ...] = ()
    """Of a story: each name, and the address of its page."""
    tags: tuple[str, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    oembed_url: str = ""
    previous_url: str = ""
    next_url: str = ""
