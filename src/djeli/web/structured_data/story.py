"""A story (developers.google.com/search/docs, article; schema.org/NewsArticle)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from djeli.stories.addresses import absolute
from djeli.stories.models import Source
from djeli.stories.sources.words import state_line
from djeli.web.html.dates import iso
from djeli.web.html.markup import json_in_html
from djeli.web.structured_data.claim_review import claim_reviews
from djeli.web.structured_data.nodes import (
    AUTHOR,
    Node,
    breadcrumb,
    graph,
    pictures,
    publisher_of,
)
from djeli.web.view_models.byline import ShownByline
from djeli.web.view_models.card import Flag
from djeli.web.view_models.corrections import ShownCorrection
from djeli.web.view_models.pages.article import ArticlePage
from djeli.web.view_models.sources import ShownSource

KINDS = {
    Flag.SPONSORED: "AdvertiserContentArticle",
    Flag.OPINION: "OpinionNewsArticle",
    Flag.ANALYSIS: "AnalysisNewsArticle",
    Flag.EXPLAINER: "BackgroundNewsArticle",
}
"""Of a story with several flags the first one here says what it is."""

WORKS: dict[str, str] = {
    Source.Kind.DOCUMENT: "DigitalDocument",
    Source.Kind.MEDIA: "Article",
    Source.Kind.POST: "SocialMediaPosting",
}
"""What a source is that can be read; all others are just works."""

COUNT = '"commentCount":0'
"""In a JSON text. No string can contain it, because a quotation mark in a string is escaped."""


def with_structure(page: ArticlePage, edition: str, language: str) -> ArticlePage:
    """The page with its story and its way home in the head; ``language`` is the edition's."""
    url = page.head.canonical_url
    nodes = graph(
        article(page, edition, page.language or language),
        *claim_reviews(page, edition),
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
        "correction": [_correction(one) for one in page.corrections],
        "citation": [_source(one) for one in page.how_we_know.sources],
        "backstory": " ".join(_backstory(page)),
        "creativeWorkStatus": "Retracted" if page.is_retracted else "",
        "commentCount": 0 if page.comments else None,
    }


def _correction(one: ShownCorrection) -> Node:
    """schema.org/CorrectionComment, which says what was wrong and when it was set right."""
    return {"@type": "CorrectionComment", "text": one.text, "datePublished": iso(one.at)}


def _source(one: ShownSource) -> Node | str:
    """What a story rests on: a work where it can be read, words where it was said."""
    url = one.link or (absolute(one.document.url) if one.document else "")
    if not url:
        return f"{Source.Kind(one.kind).label}: {one.who}"
    return {"@type": WORKS.get(one.kind, "CreativeWork"), "name": one.who, "url": url}


def _backstory(page: ArticlePage) -> Iterator[str]:
    """How the story came about: how sure we are, how sources were checked, what is disclosed."""
    how = page.how_we_know
    if how.state:
        yield f"{state_line(how.state, how.note).rstrip('.')}."
    for one in how.sources:
        if one.checked_how:
            yield f"{one.who}: {one.checked_how.rstrip('.')}."
    yield from (f"{one.label}. {one.text}" for one in page.disclosures)


def _author(byline: ShownByline) -> Node:
    return {
        "@type": "Organization" if byline.is_agency else "Person",
        "@id": f"{absolute(byline.url)}{AUTHOR}",
        "name": byline.name,
        "url": absolute(byline.url),
    }
