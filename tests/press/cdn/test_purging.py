"""Against a cache that speaks HTTP and keeps what it is given until it is told otherwise."""

import gzip
import http.client
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.exceptions import ImproperlyConfigured

from djeli.comments.models import Comment
from djeli.comments.moderation import rulings
from djeli.press.cdn import services as cdn_module
from djeli.press.cdn.fetch import difference
from djeli.press.cdn.purge_queue import purge_waiting
from djeli.press.cdn.services import PurgeFailed, current_cdn
from djeli.press.changes.keys import row_key, surrogate_key
from djeli.press.render import fragments
from djeli.press.render.addresses import as_asked
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press, press_waiting
from djeli.press.serving.response import compose
from djeli.readership.models import Ranking
from djeli.stories.models import Edition, Picture, Tally
from tests import newsroom, talking
from tests.cutting import cut_those
from tests.services import answering

pytestmark = pytest.mark.django_db

STORY = "/politics/the-bridge-opens/"


class Cache(ThreadingHTTPServer):
    """Keeps each address for ever. ``deaf`` makes it answer purges and do nothing."""

    daemon_threads = True

    def __init__(self, store):
        super().__init__(("127.0.0.1", 0), Shelf)
        self.store, self.kept, self.purges, self.deaf = store, {}, [], False

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def pressed(self, path):
        with self.store.reading() as reading:
            found = compose(reading, path)
        if found is None:
            return 404, {}, b""
        return found.code, dict(found.headers_for("-gzip")), gzip.compress(found.plain)

    def forget(self, wanted):
        if not self.deaf:
            self.kept = {path: one for path, one in self.kept.items() if not wanted(path, one)}


class Shelf(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        kept = self.server.kept
        if self.path not in kept:
            kept[self.path] = self.server.pressed(self.path)
        status, headers, body = kept[self.path]
        self._answer(status, body, headers)

    def do_PURGE(self):
        keys = set(self.headers.get("xkey-purge", "").split())
        self.server.purges.append(keys or self.path)
        if keys:
            self.server.forget(lambda _, one: keys & set(one[1].get("Surrogate-Key", "").split()))
        else:
            self.server.forget(lambda path, _: path == self.path)
        self._answer(200, b"")

    def do_POST(self):
        given = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.loads(given) if given else {}
        self.server.purges.append((self.path, dict(self.headers), body))
        self._answer(*(403, b"no") if self.server.deaf else (200, b'{"success": true}'))

    def _answer(self, status, body, headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if "Content-Length" not in (headers or {}):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def shelf(store):
    server = Cache(store)
    with answering(server):
        yield server


@pytest.fixture
def use(settings, shelf):
    """Set the CDN up; gives it."""

    def choose(kind, **more):
        settings.BASE_URL = shelf.address
        given = {"LOCATION": shelf.address, "ZONE": "z1", "TOKEN": "t1", "API": shelf.address}
        settings.CDN = {**settings.CDN, "KIND": kind, **given, **more}
        current_cdn.cache_clear()
        return current_cdn()

    yield choose
    current_cdn.cache_clear()


def read(shelf, path):
    """The ETag of what a reader is given."""
    connection = http.client.HTTPConnection("127.0.0.1", shelf.server_port, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.headers.get("ETag")


def is_fresh(shelf, path):
    status, headers, _ = shelf.pressed(path)
    return read(shelf, path) == (status, headers.get("ETag"))


def purge_all(store, cdn):
    """Until nothing waits, as time goes by."""
    now, rounds = 1e12, 0
    while True:
        with store.reading() as reading:
            left = reading.purges.all()
        if not left or rounds > 20:
            return left
        purge_waiting(store, cdn, now)
        now, rounds = now + 1000, rounds + 1


@pytest.fixture
def published(store, settle):
    story = newsroom.story(newsroom.section("politics"))
    settle()
    press(store, ["/latest/"])
    return story


@pytest.mark.parametrize("keys", [False, True])
def test_a_changed_story_is_fresh_in_the_cache(store, shelf, use, published, keys):
    cdn = use("http", KEYS=keys)
    for path in (STORY, "/", "/latest/"):
        read(shelf, path)

    published.title = "The bridge is open at last"
    published.save_revision().publish()
    follow(store)
    assert not is_fresh(shelf, STORY), "the cache has the old one"

    assert purge_all(store, cdn) == []
    for path in (STORY, "/", "/latest/"):
        assert is_fresh(shelf, path), path


def test_by_key_pages_are_told_of_that_were_not_pressed_with_the_change(
    store, shelf, use, published, settle
):
    cdn = use("http", KEYS=True)
    read(shelf, STORY)

    edition = Edition.objects.get()
    edition.tagline = "Told as it happened"
    edition.save()
    follow(store)
    purge_all(store, cdn)
    settle()

    assert is_fresh(shelf, STORY)


def test_what_the_cache_kept_of_nothing_is_told_too(store, shelf, use, published):
    cdn = use("http")
    path = "/politics/a-second-bridge/"
    assert read(shelf, path)[0] == 404

    newsroom.story(published.get_parent().specific, "A second bridge")
    follow(store)

    assert purge_all(store, cdn) == []
    assert read(shelf, path)[0] == 200


def test_a_cache_that_only_says_yes_is_not_believed(store, shelf, use, published):
    cdn = use("http")
    read(shelf, STORY)
    shelf.deaf = True
    published.title = "The bridge is open at last"
    published.save_revision().publish()
    follow(store)

    outcome = purge_waiting(store, cdn)

    assert outcome.failed[STORY] == "an old copy is served"
    with store.reading() as reading:
        (kept,) = [one for one in reading.purges.all() if one.name == STORY]
    assert (kept.tries, kept.reason) == (1, "an old copy is served")
    assert STORY not in purge_waiting(store, cdn).failed, "it rests before it is tried again"

    shelf.deaf = False
    assert purge_all(store, cdn) == []


def test_a_page_that_stays_as_it_is_is_not_purged(store, use, published):
    cdn = use("http")
    press(store, [STORY])
    purge_all(store, cdn)

    press(store, [STORY])

    with store.reading() as reading:
        assert reading.purges.all() == []


def test_without_a_cdn_nothing_is_kept_for_it(store, published):
    published.title = "The bridge is open at last"
    published.save_revision().publish()
    follow(store)

    with store.reading() as reading:
        assert reading.purges.all() == []


def test_fastly_is_told_by_key_and_by_address(shelf, use):
    cdn = use("fastly")

    cdn.purge_keys(["abcd", "efgh"])
    cdn.purge([f"{shelf.address}/latest/?page=2"])

    (keys, headers, body), (address, _, _) = shelf.purges
    assert (keys, body) == ("/service/z1/purge", {"surrogate_keys": ["abcd", "efgh"]})
    assert headers["Fastly-Key"] == "t1"
    assert address == f"/purge/127.0.0.1:{shelf.server_port}/latest/?page=2"


def test_cloudflare_is_told_by_tag_and_bears_tags(store, shelf, use, published):
    cdn = use("cloudflare")

    cdn.purge_keys(["abcd"])

    ((path, headers, body),) = shelf.purges
    assert (path, body) == ("/client/v4/zones/z1/purge_cache", {"tags": ["abcd"]})
    assert headers["Authorization"] == "Bearer t1"
    _, sent, _ = shelf.pressed(STORY)
    assert "," in sent["Cache-Tag"]
    assert "Surrogate-Key" not in sent


def test_a_refusal_is_said_and_tried_again(store, shelf, use, published):
    cdn = use("fastly")
    shelf.deaf = True
    published.title = "The bridge is open at last"
    published.save_revision().publish()
    follow(store)

    outcome = purge_waiting(store, cdn)

    assert any("403" in reason for reason in outcome.failed.values())
    with store.reading() as reading:
        assert any(one.is_key for one in reading.purges.all())
    with pytest.raises(PurgeFailed, match="403"):
        cdn.purge_keys(["abcd"])


def test_nobody_there_is_said(use):
    cdn = use("fastly", API="http://127.0.0.1:9")

    with pytest.raises(PurgeFailed, match="could not be reached"):
        cdn.purge_keys(["abcd"])


def test_a_batch_stays_within_what_the_cdn_takes(store, use, shelf, monkeypatch):
    cdn = use("fastly")
    monkeypatch.setattr(cdn_module.Fastly, "keys_at_once", 2)
    with store.writing() as writing:
        writing.purges.want([f"#k{number}" for number in range(5)])

    assert purge_waiting(store, cdn).done == 5
    assert [len(body["surrogate_keys"]) for _, _, body in shelf.purges] == [2, 2, 1]


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        ("akamai", {}, "it is one of"),
        ("fastly", {"TOKEN": ""}, "needs CDN_TOKEN"),
        ("http", {"LOCATION": ""}, "needs CDN_LOCATION"),
    ],
)
def test_a_wrong_setting_is_said(use, kind, more, said):
    with pytest.raises(ImproperlyConfigured, match=said):
        use(kind, **more)


def test_cloudfront_goes_through_wagtail(use, monkeypatch):
    asked = []
    monkeypatch.setattr(cdn_module, "get_backends", lambda config: asked.append(config) or config)

    use("cloudfront")

    assert asked[0]["press"]["DISTRIBUTION_ID"] == "z1"
    assert asked[0]["press"]["BACKEND"].endswith("CloudfrontBackend")


@pytest.mark.parametrize(("kind", "keys"), [("http", False), ("http", True)])
def test_a_comment_that_is_taken_off_leaves_the_cache(store, shelf, use, published, kind, keys):
    comment = talking.say(published, "Words that are not true")
    follow(store)
    cdn = use(kind, KEYS=keys)
    purge_all(store, cdn)
    assert "not true" in gzip.decompress(shelf.pressed(STORY)[2]).decode()
    read(shelf, STORY)

    rulings.rule([comment.pk], Comment.State.DELETED)
    follow(store)

    assert not is_fresh(shelf, STORY), "the cache has the old one"
    assert purge_all(store, cdn) == []
    assert is_fresh(shelf, STORY)
    assert "not true" not in gzip.decompress(shelf.pressed(STORY)[2]).decode()


def test_views_empty_no_cache(store, use, published):
    Tally.objects.update_or_create(story=published, defaults={"views": 900})
    Ranking.objects.create(name="top", story=published, position=1)
    use("http", KEYS=True)
    follow(store)
    with store.writing() as writing:
        for one in writing.purges.all():
            writing.purges.strike_off(one)

    Tally.objects.filter(pk=published.pk).update(views=901)
    outcome = follow(store)

    assert "#around" in outcome.pressed
    with store.reading() as reading:
        assert reading.purges.all() == []


def test_what_stands_around_pages_is_purged_by_its_key_when_it_differs(store, use, published):
    use("http", KEYS=True)
    newsroom.story(published.get_parent().specific, "A second bridge")
    follow(store)
    with store.reading() as reading:
        assert f"#{surrogate_key('#around')}" in {one.name for one in reading.purges.all()}


def test_only_keys_that_a_page_bears_are_sent(store, use, published):
    use("http", KEYS=True)
    newsroom.story(published.get_parent().specific, "A second bridge")
    follow(store)
    with store.reading() as reading:
        borne = {
            key
            for address in reading.pages.addresses()
            for name, value in reading.pages.record(address).headers
            if name == "Surrogate-Key"
            for key in value.split()
        }
        assert {one.key for one in reading.purges.all() if one.is_key} <= borne
        assert [one for one in reading.purges.all() if one.is_key]


def test_an_address_that_cannot_be_sent_as_it_is_holds_up_no_other(store, shelf, use, published):
    cdn = use("http")
    with store.writing() as writing:
        writing.purges.want([as_asked("/الأخبار/"), STORY])
    assert purge_all(store, cdn) == []
    assert "/%D8%A7%D9%84%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/" in shelf.purges


def test_cloudflare_is_told_of_addresses_where_it_is_told_of_tags(shelf, use):
    use("cloudflare").purge([f"{shelf.address}/latest/"])
    ((path, _, body),) = shelf.purges
    assert path == "/client/v4/zones/z1/purge_cache"
    assert body == {"files": [f"{shelf.address}/latest/"]}


def test_what_stands_around_pages_is_purged_too_where_it_was_made_late(
    store, use, published, monkeypatch
):
    use("http", KEYS=True)
    around = f"#{surrogate_key('#around')}"

    def broken():
        raise RuntimeError("the template has a fault")

    monkeypatch.setitem(fragments._makers, "around", broken)
    newsroom.story(published.get_parent().specific, "A second bridge")
    assert "#around" in follow(store).failed
    with store.reading() as reading:
        assert around not in {one.name for one in reading.purges.all()}

    monkeypatch.undo()
    use("http", KEYS=True)
    press_waiting(store, retry_after=0)
    with store.reading() as reading:
        assert around in {one.name for one in reading.purges.all()}


@pytest.mark.parametrize("keys", [False, True])
def test_a_picture_that_is_withdrawn_leaves_the_cache(
    store, shelf, use, published, client, keys, monkeypatch
):
    monkeypatch.setattr("djeli.press.cdn.files.current_store", lambda: store)
    picture = newsroom.picture()
    published.lead_picture = picture
    published.save_revision().publish()
    address = f"/media/pictures/{picture.pk}/{picture.version}/c480x320.webp"
    cut_those(address)
    assert client.get(address).status_code == 200
    cdn = use("http", KEYS=keys)

    published.unpublish()
    follow(store)
    with store.reading() as reading:
        waiting = {one.name for one in reading.purges.all()}
    assert {address, f"#{surrogate_key(row_key(Picture, picture.pk))}"} <= waiting
    assert client.get(address).status_code == 410
    assert purge_all(store, cdn) == []
    assert address in shelf.purges or keys


@pytest.mark.parametrize(
    ("status", "has_file", "is_right"),
    [(410, False, True), (302, False, True), (200, False, False), (200, True, True)],
)
def test_a_withdrawn_file_is_forgotten_when_nobody_gets_it_or_it_is_public_again(
    store, monkeypatch, status, has_file, is_right
):
    monkeypatch.setattr("djeli.press.cdn.fetch._fetch", lambda _: (status, ""))
    monkeypatch.setattr("djeli.press.cdn.fetch.default_storage.exists", lambda _: has_file)
    assert (difference(store, "/media/pictures/7/abc/w480.jpg")[1] == "") is is_right
