"""The links to feeds in the head of a page."""

from __future__ import annotations

from djeli.web.view_models.head import FeedLink

FORMS = (
    ("", "application/rss+xml"),
    ("atom/", "application/atom+xml"),
    ("json/", "application/feed+json"),
)
"""What follows ``feed/``, and the media type (as in ``djeli.feeds.views``)."""


def feed_links(title: str, address: str) -> tuple[FeedLink, ...]:
    """Links for the head of a page to the feeds of ``address``."""
    return tuple(FeedLink(title, f"{address}feed/{end}", kind) for end, kind in FORMS)
