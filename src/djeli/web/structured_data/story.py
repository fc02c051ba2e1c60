"""A story (developers.google.com/search/docs, article; schema.org/NewsArticle)."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from djeli.stories.addresses import absolute
from djeli.web.html.dates import iso
from djeli.web.html.markup import json_in_html
from djeli.web.structured_data.nodes import Node, breadcrumb, graph, pictures, publisher_of
from djeli.web.view_models.byline import ShownByline
from djeli.web.view_models.card import Flag
from djeli.web.view_models.pages.article import ArticlePage

KINDS = {
    Flag.SPONSORED: "AdvertiserContentArticle",
    Flag.OPINION: "OpinionNewsArticle",
    Flag.ANALYSIS: "AnalysisNewsArticle",
    Flag.EXPLAINER: "BackgroundNewsArticle",
}
"""Of a story with several flags the first one here says what it is."""

COUNT = '"commentCount":0'
"""In a JSON text. No string can contain it, because a quotation mark in a string is escaped."""


def with_structure(page: ArticlePage, edition: str, language: str) -> ArticlePage:
    """The page with its story and its way home in the head; ``language`` is the edition's."""
    url = page.head.canonical_url
    nodes = graph(
        article(page, edition, page.language or language),
        breadcrumb(page.breadcrumb, page.headline, url),
    )
    return replace(page, head=replace(page.head, json_ld=_with_count(nodes, page)))


def _with_count(nodes: str, page: ArticlePage) -> str:
    """The number of comments changes without the page, so the page has a placeholder for it."""
    if page.comments is None:
        return nodes
    before, after = nodes.split(COUNT)
    number = page.comments.number
    return Markup('{}"commentCount":{}{}').format(json_in_html(before), number, json_in_html(after))


def article(page: ArticlePage, edition: str, language: str) -> Node:
    """The story itself."""
    kind = next((name for flag, name in KINDS.items() if flag in page.flags), "NewsArticle")
    return {
        "@type": kind,
        "@id": f"{page.head.canonical_url}#story",
        "mainEntityOfPage": page.head.canonical_url,
        "url": page.head.canonical_url,
        "headline": page.headline,
        "description": page.standfirst,
        "image": pictures(page.lead_picture) if page.lead_picture else [],
        "datePublished": iso(page.published),
        "dateModified": iso(page.updated or page.published),
        "author": [_author(byline) for byline in page.bylines] or [publisher_of(edition)],
        "publisher": publisher_of(edition),
        "creditText": page.agency.credit_line if page.agency else "",
        "dateline": page.dateline,
        "articleSection": page.section.text,
        "inLanguage": language,
        "about": [
            {"@type": "Thing", "name": topic.text, "url": absolute(topic.url)}
            for topic in page.topics
        ],
        "isAccessibleForFree": True,
        "commentCount": 0 if page.comments else None,
    }


def _author(byline: ShownByline) -> Node:
    return {
        "@type": "Organization" if byline.is_agency else "Person",
        "name": byline.name,
        "url": absolute(byline.url),
    }
