import gzip
import threading
import time

import pytest
import time_machine
from django.core.signals import got_request_exception
from django.db import OperationalError
from django.test import RequestFactory
from wagtail.contrib.redirects.models import Redirect

from djeli.press.render import page, site
from djeli.press.render.snapshot import last_change
from djeli.press.runs import queue_step
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press
from djeli.press.serving import gateway
from djeli.press.store.failures import RETRY_AFTER
from djeli.stories.models import Article
from tests import newsroom

pytestmark = pytest.mark.django_db


HERE = "/africa/the-bridge-opens/"


@pytest.fixture
def no_database(monkeypatch):
    def fail(*_, **__):
        raise OperationalError("connection refused")

    def stop():
        monkeypatch.setattr(queue_step, "snapshot", fail)

    return stop


def test_a_cold_page_is_pressed_by_its_first_reader(reader, store, story):
    status, headers, body = reader.get(HERE)

    assert status == 200
    assert "The bridge opens" in body.decode()
    assert int(headers["Content-Length"]) == len(body)
    assert "Set-Cookie" not in headers
    with store.reading() as reading:
        assert reading.pages.record(HERE) is not None


def test_a_pressed_page_asks_nothing_of_the_database(reader, story, django_assert_num_queries):
    reader.get(HERE)

    with django_assert_num_queries(0):
        assert reader.get(HERE)[0] == 200


@pytest.mark.parametrize("accepted", ["gzip", "br;q=0.5, gzip", "deflate, gzip"])
def test_who_takes_gzip_gets_the_page_in_one_gzip_member(reader, story, accepted):
    plain = reader.get(HERE)[2]

    _, headers, body = reader.get(HERE, HTTP_ACCEPT_ENCODING=accepted)

    assert headers["Content-Encoding"] == "gzip"
    assert headers["Vary"] == "Accept-Encoding, Available-Dictionary"
    assert gzip.decompress(body) == plain


@pytest.mark.parametrize("accepted", ["", "deflate", "gzip;q=0, br;q=0", "identity"])
def test_who_does_not_take_gzip_gets_plain_bytes(reader, story, accepted):
    _, headers, body = reader.get(HERE, HTTP_ACCEPT_ENCODING=accepted)

    assert "Content-Encoding" not in headers
    assert body.startswith(b"<!doctype html>")


def test_head_and_get_agree(reader, story):
    status, headers, _ = reader.get(HERE)

    assert reader.get(HERE, method="HEAD") == (status, headers, b"")


def test_who_has_the_page_already_hears_304(reader, story):
    tag = reader.get(HERE, HTTP_ACCEPT_ENCODING="gzip")[1]["ETag"]

    status, headers, body = reader.get(HERE, HTTP_IF_NONE_MATCH=f'W/"other", {tag}')

    assert (status, body) == (304, b"")
    assert "Content-Length" not in headers


def test_a_page_has_another_tag_when_a_part_of_it_changes(reader, store, story):
    before = reader.get(HERE)[1]["ETag"]
    newsroom.story(newsroom.section("science"), "A telescope")
    follow(store)

    status, headers, _ = reader.get(HERE, HTTP_IF_NONE_MATCH=before)

    assert status == 200
    assert headers["ETag"] != before


def test_arguments_that_do_not_count_never_miss(reader, story, django_assert_num_queries):
    plain = reader.get(HERE)[2]

    with django_assert_num_queries(0):
        assert reader.get(f"{HERE}?fbclid=abc&utm_source=x")[2] == plain


def test_pages_of_an_archive_are_apart(reader, story):
    for number in range(30):
        newsroom.filler(story.get_parent().specific, f"Story {number}")

    first, second = reader.get("/africa/"), reader.get("/africa/?page=2&utm_source=x")

    assert first[0] == second[0] == 200
    assert first[2] != second[2]
    assert reader.get("/africa/?page=9")[0] == 404


def test_what_is_not_there_fills_no_store(reader, store, story):
    for number in range(5):
        status, _, body = reader.get(f"/nothing/{number}/")
        assert status == 404
        assert b"<h1" in body
    with store.reading() as reading:
        assert not [one for one in reading.pages.addresses() if one.startswith("/nothing")]


def test_what_is_known_not_to_be_there_asks_nothing(reader, story, django_assert_num_queries):
    reader.get("/nothing/")
    reader.get("/nothing/")

    with django_assert_num_queries(0):
        assert reader.get("/nothing/")[0] == 404


def test_a_story_that_comes_is_found_where_nothing_was(reader, store, story):
    assert reader.get("/africa/later/")[0] == 404
    newsroom.story(story.get_parent().specific, "Later")
    follow(store)

    assert reader.get("/africa/later/")[0] == 200


def test_forms_the_desk_and_whatever_is_not_for_the_press_go_to_the_site(reader, story):
    assert reader.get("/desk/login/")[2] == b"from the site"
    assert reader.get("/newsletter/", method="POST")[2] == b"from the site"
    assert reader.get("/search/?q=bridge")[2] == b"from the site"
    assert reader.get("/healthy.txt?now")[2] == b"from the site"


def test_a_stale_page_is_pressed_by_who_reads_it(reader, store, story):
    reader.get(HERE)
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    with store.writing() as writing:
        writing.mark_stale(HERE, 10**9)

    assert b"The bridge sways" in reader.get(HERE)[2]


def test_without_a_database_pressed_pages_are_read_on(reader, store, story, no_database):
    before = reader.get(HERE)[2]
    with store.writing() as writing:
        writing.mark_stale("/", 10**9)
    reader.get("/")
    no_database()

    assert reader.get(HERE)[2] == before
    assert reader.get("/")[0] == 200


def test_without_a_database_what_is_not_pressed_is_asked_for_later(reader, story, no_database):
    no_database()

    status, headers, body = reader.get(HERE)

    assert status == 503
    assert headers["Retry-After"] == "60"
    assert body == b"Sorry"


def test_a_withdrawn_story_is_410(reader, store, story):
    reader.get(HERE)
    story.unpublish()
    follow(store)

    assert reader.get(HERE)[0] == 410


def test_a_herd_on_a_cold_address_is_one_render(reader, store, story, monkeypatch):
    renders, begun = [], threading.Event()

    def slow(*arguments, **options):
        renders.append(arguments)
        begun.wait(1)
        return press(*arguments, **options)

    # The test's transaction is this thread's own: the others find the page that it has pressed.
    monkeypatch.setattr(gateway, "press", slow)
    statuses = []
    others = [
        threading.Thread(target=lambda: statuses.append(reader.get(HERE)[0])) for _ in range(20)
    ]
    with reader.gateway._renders.alone_at(HERE):
        for one in others:
            one.start()
        begun.set()
        press(store, [HERE])
    for one in others:
        one.join()

    assert statuses == [200] * 20
    assert renders == []


def test_no_header_of_a_page_is_lost_or_doubled(reader, story):
    names = [name.lower() for name in reader.get(HERE)[1]]

    assert len(names) == len(set(names))
    assert {"content-security-policy", "etag", "speculation-rules", "cache-control"} <= set(names)


@pytest.fixture
def renders(monkeypatch):
    """Addresses that were rendered, in order; the site fails while ``broken`` is among them."""
    found = []
    real = page._parts

    def parts(response):
        found.append(response)
        if broken:
            raise RuntimeError("the template has a fault")
        return real(response)

    broken = []
    monkeypatch.setattr(page, "_parts", parts)
    return found, broken


def test_a_page_that_fails_is_not_made_for_each_reader(reader, store, story, renders):
    found, broken = renders
    reader.get(HERE)
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    broken.append(True)
    follow(store)
    found.clear()
    with store.reading() as reading:
        before = reading.generation

    for _ in range(5):
        assert "The bridge opens" in reader.get(HERE)[2].decode()

    assert found == []
    with store.reading() as reading:
        assert reading.generation == before


def test_a_page_that_failed_is_made_as_soon_as_what_it_shows_has_changed(
    reader, store, story, renders
):
    _, broken = renders
    reader.get(HERE)
    broken.append(True)
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    follow(store)
    broken.clear()
    with store.writing() as writing:
        Article.objects.filter(pk=story.pk).update(title="The bridge stands")
        number = last_change()
        writing.apply({f"wagtailcore_page:{story.pk}": number}, number)

    assert "The bridge stands" in reader.get(HERE)[2].decode()


def test_a_cold_page_that_fails_is_left_to_the_site_and_tried_again_later(
    reader, store, story, renders
):
    found, broken = renders
    broken.append(True)
    assert reader.get(HERE)[2] == b"from the site"
    tried = len(found)
    assert reader.get(HERE)[2] == b"from the site"
    assert len(found) == tried

    broken.clear()
    with time_machine.travel(time.time() + RETRY_AFTER + 1):
        assert "The bridge opens" in reader.get(HERE)[2].decode()
    with store.reading() as reading:
        assert reading.failures.all() == []


def test_while_the_database_is_away_it_is_asked_once_a_second(
    reader, store, story, no_database, monkeypatch
):
    reader.get(HERE)
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    with store.writing() as writing:
        writing.mark_stale(HERE, last_change())
    no_database()
    asked = []
    real = gateway.press
    monkeypatch.setattr(gateway, "press", lambda *them: asked.append(1) or real(*them))

    for _ in range(5):
        assert "The bridge opens" in reader.get(HERE)[2].decode()
    assert len(asked) == 1
    reader.gateway._rests_until = 0
    reader.get(HERE)
    assert len(asked) == 2


class Telling:
    """The site, while another thread of the same process fails."""

    def __init__(self, site) -> None:
        self.site = site

    def get_response(self, request):
        try:
            raise ValueError("of another thread")
        except ValueError:
            got_request_exception.send(sender=None, request=RequestFactory().get("/"))
        return self.site.get_response(request)


def test_an_error_of_another_thread_is_not_this_pages(reader, story, monkeypatch):
    real = site.handler()
    monkeypatch.setattr(site, "handler", lambda: Telling(real))
    assert "The bridge opens" in reader.get(HERE)[2].decode()


def test_a_redirect_that_leads_elsewhere_has_another_tag(reader, store, settle, story):
    other = newsroom.story(story.get_parent().specific, "A second story")
    moved = Redirect.add_redirect("/old", story)
    settle()
    first = reader.get("/old/")[1]
    Redirect.objects.filter(pk=moved.pk).update(redirect_page=other)
    settle()
    second = reader.get("/old/")[1]
    assert first["Location"] != second["Location"]
    assert first["ETag"] != second["ETag"]
