"""Words that cannot be slugs, because the site itself uses these addresses."""

from __future__ import annotations

ROOT = frozenset(
    (
        "alerts, anymail, author, authors, beacon, category, comments, corrections, desk,"
        "documents, fact-checks, feed, feeds, front, healthz, latest, lite, media, metrics,"
        "newsletter, newsletters, oembed, offline, page, partners, readyz, search, sitemap,"
        "static, styleguide, tag, tags, topics, versions"
    )
    .replace(" ", "")
    .split(",")
)
"""Directly below the front. Among them what addresses of other systems begin with: ``category``."""
BELOW = frozenset(("changes", "feed", "page"))
"""Below anything else: a feed follows each section, story, author and topic."""
