"""Feeds as they come through the press, and as a reader of feeds understands them."""

from datetime import timedelta

import feedparser
import pytest
from django.utils import timezone

from djeli.config.wsgi import NEVER_PRESSED
from djeli.press.runs.log_step import follow
from djeli.press.serving.gateway import Gateway
from djeli.press.store.store import Store
from djeli.stories.models import Month
from tests import newsroom

pytestmark = pytest.mark.django_db

FEEDS = ("/feed/", "/feed/atom/", "/politics/africa/feed/", "/authors/ama-boateng/feed/atom/")


@pytest.fixture
def ask(tmp_path, edition):
    """Status, headers and body of a GET through the press."""
    store = Store(tmp_path / "press", map_size=1 << 30)
    follow(store)

    def no_site(environ, start):
        raise AssertionError(f"{environ['PATH_INFO']} is not pressed")

    gateway = Gateway(no_site, store, NEVER_PRESSED)

    def asked(path, **headers):
        answer = []
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", **headers}
        body = b"".join(gateway(environ, lambda *given: answer.append(given)))
        status, found = answer[0]
        return int(status[:3]), dict(found), body

    asked.store = store
    yield asked
    gateway.close()
    store.close()


@pytest.mark.parametrize("path", [*FEEDS, "/feed/json/", "/sitemap.xml", "/news-sitemap.xml"])
def test_what_has_not_changed_is_not_sent_again(ask, edition, path):
    # A sitemap tells times in whole seconds.
    Month.objects.update(changed_at=timezone.now() - timedelta(minutes=1))
    follow(ask.store)
    status, headers, body = ask(path)
    assert status == 200
    assert body
    status, again, body = ask(path, HTTP_IF_NONE_MATCH=headers["ETag"])
    assert (status, body) == (304, b"")
    assert again["ETag"].strip('"').removesuffix("-gzip") == headers["ETag"].strip('"')
    newsroom.story(edition.africa, "Just now", by=newsroom.contributor())
    follow(ask.store)
    status, _, body = ask(path, HTTP_IF_NONE_MATCH=headers["ETag"])
    assert status == 200
    assert "feed" not in path or b"Just now" in body


def test_a_hub_is_named_in_the_header_of_what_is_pressed(ask, settings):
    settings.WEBSUB_HUB = "https://hub.example/"
    _, headers, _ = ask("/topics/rivers/feed/")
    assert '<https://hub.example/>; rel="hub"' in headers["Link"]


@pytest.mark.parametrize("path", FEEDS)
def test_a_reader_of_feeds_finds_nothing_to_object_to(ask, path):
    _, headers, body = ask(path)
    found = feedparser.parse(body, response_headers={"content-type": headers["Content-Type"]})
    assert not found.bozo, found.get("bozo_exception")
    entry = next(one for one in found.entries if one.title == "The bridge opens")
    assert entry.id.startswith("urn:uuid:")
    assert entry.link.endswith("/politics/africa/the-bridge-opens/")
    assert entry.published_parsed
    assert [one.name for one in entry.authors] == ["Ama Boateng", "Kofi Mensah"]
    assert {tag.term for tag in entry.tags} == {"Africa", "Rivers"}
    assert entry.summary.startswith("Six years late")
    assert "We walked it first" in entry.content[0].value
    assert entry.media_content[0]["url"].endswith("/c1200x630.jpg")
    assert "Photo: Test Desk" in str(entry.media_credit)


def test_the_formats_say_the_same(ask):
    rss, atom = (feedparser.parse(ask(path)[2]) for path in ("/feed/", "/feed/atom/"))
    for name in ("id", "link", "title", "published_parsed"):
        assert [one[name] for one in rss.entries] == [one[name] for one in atom.entries], name
