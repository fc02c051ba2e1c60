"""The whole demo edition, as search engines and aggregators read it."""

from __future__ import annotations

import re

import pytest
from lxml import etree, html

from tests.feeds.standards import atom, jsonfeed, rss, sitemap
from tests.vardiafrica import MARKS

pytestmark = MARKS

FAULTS = {
    "application/rss+xml": rss.faults,
    "application/atom+xml": atom.faults,
    "application/feed+json": jsonfeed.faults,
}
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses_in(vardiafrica, path):
    """What the sitemap at ``path`` names, as paths."""
    status, _, content = vardiafrica.get(path)
    assert status == 200, path
    assert sitemap.faults(content, vardiafrica.url) == []
    found = [one.text or "" for one in etree.fromstring(content).iter(LOC)]
    return [address.removeprefix(vardiafrica.url) for address in found]


@pytest.fixture(scope="module")
def pages(vardiafrica):
    """Every page that search engines are told of, by its path."""
    found = {}
    for part in addresses_in(vardiafrica, "/sitemap.xml"):
        for path in addresses_in(vardiafrica, part):
            status, _, content = vardiafrica.get(path)
            assert status == 200, path
            found[path] = html.fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    return found


def test_every_feed_is_valid(vardiafrica, pages):
    feeds = {
        link.get("href").removeprefix(vardiafrica.url)
        for page in pages.values()
        for link in page.xpath("//link[@rel='alternate'][@title]")
    }
    assert len(feeds) > 100
    wrong = {}
    for feed in sorted(feeds):
        status, headers, content = vardiafrica.get(feed)
        media_type = headers["content-type"].partition(";")[0]
        assert status == 200, feed
        if found := FAULTS[media_type](content):
            wrong[feed] = found
    assert wrong == {}


def test_no_two_pages_have_one_title_or_one_description(pages):
    told = {}
    for path, page in pages.items():
        title = page.findtext(".//title") or ""
        description = "".join(page.xpath("//meta[@name='description']/@content"))
        assert title, path
        assert description, path
        told.setdefault(title, []).append(path)
        told.setdefault(description, []).append(path)
    assert {text: paths for text, paths in told.items() if len(paths) > 1} == {}


def test_every_page_says_which_language_it_is_in_and_fits_into_a_card(pages):
    for path, page in pages.items():
        language = page.get("lang")
        (locale,) = page.xpath("//meta[@property='og:locale']/@content")
        assert locale.startswith(language), path
        story = page.xpath("//article[contains(@class, 'story')][@lang]/@lang")
        assert story in ([], [language]), path
        (title,) = page.xpath("//meta[@property='og:title']/@content")
        assert 0 < len(title) <= 95, (path, title)


def test_every_picture_in_the_data_has_its_address_and_its_credit(pages):
    objects = 0
    for path, page in pages.items():
        for text in page.xpath("//script[@type='application/ld+json']/text()"):
            for image in re.findall(r'\{"@type":"ImageObject"[^{}]*', text):
                objects += 1
                assert '"contentUrl":"http' in image, path
                assert '"creditText":"' in image, path
    assert objects > 100
