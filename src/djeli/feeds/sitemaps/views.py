"""The addresses of sitemaps, and robots.txt, which points to them. All are pressed."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse

from djeli.feeds.sitemaps import markup, news, parts
from djeli.press import api as press
from djeli.stories.addresses import absolute

CLOSED = ("/desk/", "/oembed/", "/partners/", "/search/suggest/")
"""Where no crawler finds a page. Pages that search engines must not keep (search, forms) say so
themselves (``noindex``): so crawlers have to be able to read them."""
AT_ONCE, LATER = 0, 2


@press.pressed()
def index(request: HttpRequest) -> HttpResponse:
    """The parts, each with its last change: pressed together with what changes them."""
    return _answer(markup.index(parts.every_part()), AT_ONCE)


@press.pressed()
def pages(request: HttpRequest) -> HttpResponse:
    """What is no story, and stays."""
    return _answer(markup.urlset(parts.pages()), LATER)


@press.pressed()
def people(request: HttpRequest, number: str | None = None) -> HttpResponse:
    """Contributors and agencies."""
    return _answer(markup.urlset(parts.people(int(number or 1))), LATER)


@press.pressed()
def topics(request: HttpRequest, number: str | None = None) -> HttpResponse:
    """Topics."""
    return _answer(markup.urlset(parts.topics(int(number or 1))), LATER)


@press.pressed()
def stories(request: HttpRequest, month: str, number: str | None = None) -> HttpResponse:
    """The stories of a month, ``2026-11``."""
    try:
        starts_on = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Http404("no such month") from None
    return _answer(markup.urlset(parts.stories(starts_on, int(number or 1))), LATER)


@press.pressed()
def latest_news(request: HttpRequest) -> HttpResponse:
    """The stories of the last two days."""
    return _answer(markup.with_news(news.stories()), AT_ONCE)


@press.pressed()
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers leave alone, and where the sitemaps are (RFC 9309)."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {address}" for address in CLOSED),
        "",
        *(f"Sitemap: {absolute(address)}" for address in ("/sitemap.xml", "/news-sitemap.xml")),
    ]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    return press.pressable(response, rank=LATER)


def _answer(text: str, rank: int) -> HttpResponse:
    return press.pressable(HttpResponse(text, content_type=markup.MEDIA_TYPE), rank=rank)
