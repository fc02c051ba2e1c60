"""Which page is shown by which template of the data-saver edition, and how its links keep to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from django.utils import translation
from jinja2 import Environment

from djeli.kit.controls import without_controls
from djeli.web.html.pages import Page, Part
from djeli.web.view_models.pages.article import ArticlePage
from djeli.web.view_models.pages.fact_checks import FactChecksPage
from djeli.web.view_models.pages.front import FrontPage
from djeli.web.view_models.pages.lists import AuthorPage, AuthorsPage, LatestPage, SectionPage
from djeli.web.view_models.pages.standing import StandingPage
from djeli.web.view_models.pages.topic import TopicPage, TopicsPage
from djeli.web.view_models.shell import Shell

ROOT = "/lite"
TEMPLATES: Mapping[type, str] = MappingProxyType(
    {
        ArticlePage: "web/lite/article.html",
        AuthorPage: "web/lite/author.html",
        AuthorsPage: "web/lite/authors.html",
        FactChecksPage: "web/lite/fact_checks.html",
        FrontPage: "web/lite/front.html",
        LatestPage: "web/lite/latest.html",
        SectionPage: "web/lite/section.html",
        StandingPage: "web/lite/standing.html",
        TopicPage: "web/lite/topic.html",
        TopicsPage: "web/lite/topics.html",
    }
)
LINK = re.compile(r'href="(/(?!/)[^"]*)"')
"""A template of this edition writes a link that leads out of it with single quotes."""
ELSEWHERE = re.compile(
    r"/(?:comments|corrections|desk|documents|lite|media|newsletter|oembed|partners|search|static"
    r"|styleguide|versions)/|/[^?#]*/changes/|/[^?#]*/feed/|/feed/|/[^/?#]*\.\w+(?:[?#]|$)"
)
"""What has no page in this edition."""


def has_lite(page: Page) -> bool:
    return type(page) in TEMPLATES


def lite_url(page: Page) -> str:
    """Where the page is in the data-saver edition; empty for one that is not there."""
    if not has_lite(page) or not page.head.canonical_url:
        return ""
    whole = urlsplit(page.head.canonical_url)
    return f"{ROOT}{whole.path or '/'}{'?' + whole.query if whole.query else ''}"


def render_lite(
    environment: Environment, shell: Shell, page: Page, part: Part, full_url: str
) -> str:
    """Write a page of the data-saver edition as HTML; ``full_url`` is the same page in full."""
    template = environment.get_template(TEMPLATES[type(page)])
    with translation.override(shell.language):
        html = template.render(shell=shell, page=page, part=part, full_url=full_url)
    return kept(without_controls(html))


def kept(html: str) -> str:
    """``html`` with links that lead to pages of this edition where it has them."""
    return LINK.sub(_kept, html)


def _kept(found: re.Match[str]) -> str:
    return found[0] if ELSEWHERE.match(found[1]) else f'href="{ROOT}{found[1]}"'
