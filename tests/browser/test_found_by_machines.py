"""What machines find on the served demo edition: each kind of page, its card, its feeds, its maps."""

import json
import re
from urllib.parse import urlsplit

import feedparser
import pytest

from tests.feeds.standards import atom, jsonfeed, rss, sitemap
from tests.vardiafrica import MARKS
from tests.web.structured_data import google
from tests.web.structured_data.heads import Head, faults

pytestmark = MARKS

PAGES = (
    *("/", "/politics/", "/politics/africa/", "/latest/", "/authors/", "/authors/awa-traore/"),
    *("/topics/african-union/", "/about/", "/newsletter/", "/authors/sahel-wire/"),
    *("/politics/africa/river-states-agree-on-a-shared-flood-warning/",),
    *("/lifestyle/ent-arts/kankan-une-presse-a-nko/",),
)
CHECKS = {
    "application/rss+xml": rss.faults,
    "application/atom+xml": atom.faults,
    "application/feed+json": jsonfeed.faults,
}
SIZE = """async address => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
}"""


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def test_the_head_of_every_kind_of_page_is_right_in_a_browser(page, vardiafrica):
    for address in PAGES:
        page.goto(f"{vardiafrica.url}{address}")
        head = Head(page.content().encode())
        assert faults(head) == [], address
        assert google.faults(head.json_ld) == [], address
        assert head.canonical == f"{vardiafrica.url}{address}"
        (picture,) = head.properties("og:image")
        told = [*head.properties("og:image:width"), *head.properties("og:image:height")]
        assert page.evaluate(SIZE, picture) == list(map(int, told)), address
        # A portrait may be smaller; it is not enlarged.
        assert told == ["1200", "630"] or address.startswith("/authors/"), address
        for media_type, feed in head.feeds.items():
            status, headers, body = vardiafrica.get(feed)
            assert status == 200, feed
            assert headers["content-type"].startswith(media_type), feed
            assert CHECKS[media_type](body) == [], feed


def test_what_the_sitemaps_name_is_there(vardiafrica):
    _, _, index = vardiafrica.get("/sitemap.xml")
    parts = re.findall(rb"<loc>(.*?)</loc>", index)
    assert sitemap.faults(index, vardiafrica.url) == []
    for part in [urlsplit(one.decode()).path for one in parts] + ["/news-sitemap.xml"]:
        status, _, body = vardiafrica.get(part)
        assert status == 200
        assert sitemap.faults(body, vardiafrica.url) == [], part
        for address in re.findall(r"<loc>(.*?)</loc>", body.decode())[:3]:
            assert vardiafrica.get(urlsplit(address).path)[0] == 200, address


def test_a_reader_of_feeds_hears_304_until_something_changes(vardiafrica):
    for address in ("/feed/", "/feed/atom/", "/politics/africa/feed/json/"):
        _, headers, body = vardiafrica.get(address)
        status, _, nothing = vardiafrica.get(address, **{"If-None-Match": headers["etag"]})
        assert (status, nothing) == (304, b"")
        if "json" not in address:
            assert not feedparser.parse(body).bozo


def test_partners_and_cards_answer_as_they_are_asked(vardiafrica):
    assert vardiafrica.get("/partners/ninjs/")[0] == 401
    story = f"{vardiafrica.url}/politics/africa/river-states-agree-on-a-shared-flood-warning/"
    status, _, body = vardiafrica.get(f"/oembed/?url={story}")
    assert status == 200
    assert json.loads(body)["provider_name"] == "Vardiafrica"
