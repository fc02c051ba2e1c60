"""Pings after a change, against a service that speaks HTTP and remembers what it was told."""

import json
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from django.utils import timezone

from djeli.feeds.models import PingProgress
from djeli.feeds.pings.changes import Changes
from djeli.feeds.pings.delivery import AGAIN_AFTER, send_pings
from djeli.feeds.pings.services import IndexNow, PingFailed, WebSub, services
from djeli.press.models import Change
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press
from djeli.press.store.store import Store
from tests import newsroom
from tests.services import answering

pytestmark = pytest.mark.django_db

BASE = "http://127.0.0.1:8000"
KEY = "0123456789abcdef"
FEEDS = {
    f"{BASE}{place}feed/{form}"
    for place in ("/", "/politics/", "/politics/africa/")
    for form in ("", "atom/", "json/")
}
"""Those that a story in Africa changes, of what was pressed when the sections were made."""


class Hub(ThreadingHTTPServer):
    """Remembers each POST; ``status`` is what it answers."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.heard, self.status, self.headers = [], 202, {}

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/"


class Answers(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.heard.append((dict(self.headers), body))
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def hub():
    server = Hub()
    with answering(server):
        yield server


@pytest.fixture
def store(tmp_path, edition):
    opened = Store(tmp_path / "press", map_size=1 << 30)
    follow(opened)
    press(opened, ["/feed/", "/feed/atom/", "/feed/json/"])
    yield opened
    opened.close()


@pytest.fixture
def websub(hub, store):
    """The service, which has been told of all that is so far."""
    service = WebSub(hub.address)
    assert send_pings(store, [service]) == 0
    return service


def topics(hub):
    return [topic for _, body in hub.heard for topic in parse_qs(body)["hub.url"]]


def test_a_service_that_is_new_hears_of_what_comes_from_now_on(hub, websub, store):
    assert hub.heard == []
    assert PingProgress.objects.get().service == "websub"


def test_a_hub_is_told_of_the_feeds_that_a_publication_changed(hub, websub, store, edition):
    newsroom.story(edition.africa, "Just now")
    follow(store)
    assert send_pings(store, [websub]) == len(FEEDS)
    (headers, body) = hub.heard[0]
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert parse_qs(body)["hub.mode"] == ["publish"]
    assert set(topics(hub)) == FEEDS


def test_what_was_told_is_not_told_again(hub, websub, store, edition):
    newsroom.story(edition.africa, "Just now")
    follow(store)
    send_pings(store, [websub])
    assert send_pings(store, [websub]) == 0
    assert len(hub.heard) == 1


def test_nobody_is_told_of_what_readers_cannot_see_yet(hub, websub, store, edition):
    newsroom.story(edition.africa, "Just now")
    assert send_pings(store, [websub]) == 0
    assert hub.heard == []
    follow(store)
    assert send_pings(store, [websub]) == len(FEEDS)


def test_a_draft_is_told_to_nobody(hub, websub, store, edition):
    index = IndexNow(KEY, hub.address)
    send_pings(store, [index])
    newsroom.draft(edition.africa, "Secret")
    edition.whole.title = "Secret too"
    edition.whole.save_revision()
    follow(store)
    send_pings(store, [websub, index])
    assert "ecret" not in str(hub.heard)


def test_a_change_that_is_in_no_feed_is_not_told_to_a_hub(hub, websub, store, edition):
    newsroom.topic("Nobody asked")
    follow(store)
    assert send_pings(store, [websub]) == 0
    assert hub.heard == []


@pytest.mark.parametrize("status", [400, 403, 429, 500, 503])
def test_a_service_that_refuses_is_told_again_later_and_nothing_is_lost(
    hub, websub, store, edition, time_machine, status
):
    hub.status = status
    newsroom.story(edition.africa, "Just now")
    follow(store)
    assert send_pings(store, [websub]) == 0
    assert str(status) in PingProgress.objects.get().trouble
    hub.status = 204
    assert send_pings(store, [websub]) == 0, "it is left in peace for a while"
    assert len(hub.heard) == 1
    time_machine.move_to(timezone.now() + AGAIN_AFTER + timedelta(seconds=1), tick=True)
    assert send_pings(store, [websub]) == len(FEEDS)
    assert PingProgress.objects.get().trouble == ""


def test_one_that_does_not_answer_keeps_nobody_else_from_hearing(hub, store, edition):
    deaf, other = WebSub("http://127.0.0.1:9/"), IndexNow(KEY, hub.address)
    send_pings(store, [deaf, other])
    newsroom.story(edition.africa, "Just now")
    follow(store)
    assert send_pings(store, [deaf, other]) > 0
    assert "cannot be reached" in PingProgress.objects.get(pk="websub").trouble
    assert len(hub.heard) == 1


def test_a_detour_is_not_taken_for_an_answer(hub, websub, store, edition):
    hub.status, hub.headers = 302, {"Location": hub.address}
    newsroom.story(edition.africa, "Just now")
    follow(store)
    assert send_pings(store, [websub]) == 0
    assert "302" in PingProgress.objects.get().trouble


@pytest.mark.parametrize("address", ["file:///etc/passwd", "nowhere", "http://[", "http://"])
def test_an_address_that_is_none_is_a_trouble_and_no_crash(address):
    with pytest.raises(PingFailed):
        WebSub(address).ping(Changes(1, ("/feed/",), ("/",)))


def test_search_engines_are_told_which_pages_changed(hub, store, edition):
    service = IndexNow(KEY, hub.address)
    send_pings(store, [service])
    newsroom.story(edition.africa, "Just now")
    edition.agency_copy.unpublish()
    follow(store)
    send_pings(store, [service])
    told = json.loads(hub.heard[0][1])
    assert told["host"] == "127.0.0.1:8000"
    assert told["key"] == KEY
    assert told["keyLocation"] == f"{BASE}/{KEY}.txt"
    assert f"{BASE}/politics/africa/just-now/" in told["urlList"]
    assert f"{BASE}/politics/africa/wire-says-so/" in told["urlList"], "that it is gone is news"
    assert not [one for one in told["urlList"] if "/feed/" in one]


def test_the_key_stands_where_search_engines_look_for_it(client, settings):
    settings.INDEXNOW_KEY = KEY
    assert client.get(f"/{KEY}.txt").content.decode() == KEY
    assert client.get(f"/{KEY}0.txt").status_code == 404
    settings.INDEXNOW_KEY = ""
    assert client.get(f"/{KEY}.txt").status_code == 404
    assert client.get("/robots.txt").content.startswith(b"User-agent")


def test_where_nothing_is_set_nobody_is_told(settings):
    settings.WEBSUB_HUB = settings.INDEXNOW_KEY = ""
    assert services() == []
    settings.WEBSUB_HUB, settings.INDEXNOW_KEY = "https://hub.example/", KEY
    assert [one.name for one in services()] == ["websub", "indexnow"]


def test_after_the_log_was_tidied_every_feed_is_named(hub, websub, store, edition):
    newsroom.story(edition.africa, "While it slept")
    newsroom.story(edition.africa, "And this")
    follow(store)
    newest = Change.objects.order_by("-pk").first()
    Change.objects.exclude(pk=newest.pk).delete()
    send_pings(store, [websub])
    assert f"{BASE}/politics/feed/" in topics(hub)


def test_a_database_that_was_put_back_begins_anew(hub, websub, store):
    PingProgress.objects.update(number=10**9)
    assert send_pings(store, [websub]) == 0
    assert PingProgress.objects.get().number < 10**9
