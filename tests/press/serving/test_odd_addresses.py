"""Addresses and names that nobody thought of: each is its own trouble, and holds up no other."""

import json
import time
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.contrib.redirects.models import Redirect

from djeli.press.render import site
from djeli.press.render.addresses import MISSING, as_asked, as_read, as_sent
from djeli.press.render.errors import RenderFailed
from djeli.press.render.renderer import _fitting
from djeli.press.runs.log_step import follow
from djeli.press.runs.origin import open_for
from djeli.press.runs.queue_step import press, press_waiting
from djeli.press.store import writing
from djeli.press.store.pieces import piece
from djeli.press.store.records import Pressed
from djeli.press.store.writing import NOTED_FOR
from djeli.stories.models import Article, Navigation
from djeli.web.fragments.shared_parts import LONGEST
from tests import newsroom
from tests.press.asking import text
from tests.press.runs.test_log_step import status
from tests.press.serving.test_gateway import HERE

pytestmark = pytest.mark.django_db
ARABIC = "/الأخبار/قديم"


def test_a_redirect_from_an_address_in_another_alphabet_is_pressed(store, reader, settle, story):
    settle()
    Redirect.add_redirect(ARABIC, story)
    settle()

    asked = as_asked(f"{ARABIC}/")
    assert status(store, asked) == 301
    answered, headers, _ = reader.get(asked)
    assert (answered, headers["Location"]) == (301, HERE)
    assert reader.asked_of_the_site == []


def test_an_address_is_asked_for_read_and_sent_in_three_ways():
    asked = as_asked("/é/?page=2")
    assert asked == "/Ã©/?page=2"
    assert as_read(asked) == "/é/?page=2"
    assert as_sent(asked) == "/%C3%A9/?page=2"
    assert as_sent("/a b/") == "/a%20b/"


def test_a_redirect_with_a_query_presses_nothing_in_its_place(store, settle, story):
    Redirect.add_redirect("/?p=12", story)
    settle()
    with store.reading() as reading:
        assert [one for one in reading.pages.addresses() if "p=12" in one] == []


def test_an_old_address_without_a_slash_is_answered_without_the_site(reader, settle, story):
    Redirect.add_redirect("/old.html", story)
    settle()
    answered, headers, _ = reader.get("/old.html")
    assert (answered, headers["Location"]) == (301, HERE)
    assert reader.asked_of_the_site == []


def lead_to(address):
    item = {"label": "Elsewhere", "page": None, "url": address, "children": []}
    Navigation.objects.update(menu=json.dumps([{"type": "item", "value": item}]))


@pytest.mark.parametrize("address", ["/" + "a" * 600, "https://example.org/" + "a" * 600])
def test_a_menu_may_lead_to_any_address(store, settle, story, address):
    settle()
    lead_to(address)
    follow(store)
    with store.reading() as reading:
        assert reading.failures.all() == []
        assert address in reading.pages.piece("map.nav").plain().decode()


def test_an_address_of_the_longest_kind_has_a_menu_of_its_own(store, settle, story):
    address = "/" + "a" * (LONGEST - 2) + "/"
    lead_to(address)
    settle()
    with store.reading() as reading:
        assert f"map.nav|at-{address}" in reading.pages.fragments()
        assert reading.pages.piece(f"map.tree|at-{'/b' * 300}") == reading.pages.piece("map.tree")


def test_a_name_that_the_store_cannot_keep_is_a_failure_of_its_target():
    with pytest.raises(RenderFailed, match="511 bytes"):
        _fitting(Pressed("#map", 1, frozenset(), pieces={"map." + "x" * 600: piece(b"")}))


def test_what_breaks_in_an_unforeseen_way_holds_up_no_other_page(store, settle, story, monkeypatch):
    settle()
    real = newsroom.story(story.get_parent().specific, "A second story")
    settle()

    def broken(*_):
        raise UnicodeError("nobody thought of that")

    monkeypatch.setattr("djeli.press.render.page._parts", broken)
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    outcome = follow(store)
    assert "nobody thought of that" in outcome.failed[HERE]

    monkeypatch.undo()
    Article.objects.filter(pk=real.pk).update(title="A third story")
    assert follow(store).failed == {}
    assert "A third story" in text(store, "/")


@pytest.mark.parametrize("query", ["page=foo", "page=7", "page=8&fbclid=1"])
def test_a_cold_story_is_kept_once_whatever_the_query(store, reader, story, query):
    assert reader.get(f"{HERE}?{query}")[0] == 200
    with store.reading() as reading:
        assert [one for one in reading.pages.addresses() if "?" in one] == []
        assert reading.pages.record(HERE) is not None


def test_a_page_of_an_archive_is_kept_though_its_first_page_was_cold(store, reader):
    home = newsroom.section("africa")
    for number in range(30):
        newsroom.filler(home, f"Story {number}")
    assert reader.get("/africa/?page=2")[0] == 200
    with store.reading() as reading:
        assert reading.pages.record("/africa/?page=2") is not None


@pytest.mark.parametrize("number", ["01", "001", "0", "-1", "1e3", "٢"])
def test_a_page_of_an_archive_has_one_number(store, reader, story, number):
    press(store, ["/africa/"])
    assert reader.get(as_asked(f"/africa/?page={number}"))[0] == 404


def test_a_number_that_no_row_can_have_is_no_address(store, reader, settle, story):
    settle()
    for address in (f"/comments/{10**25}/", f"/comments/{10**25}/reply/1/"):
        assert reader.get(address)[0] == 404
    with store.reading() as reading:
        assert reading.failures.all() == []


@pytest.fixture
def unlucky(monkeypatch):
    """Every address that was made up fails."""

    def fails(request, *_, **__):
        if "unlucky" in request.path:
            raise RuntimeError("it always fails")
        return real(request)

    real = site.handler().get_response
    monkeypatch.setattr(site, "handler", lambda: SimpleNamespace(get_response=fails))


def fail(store, number):
    """So many addresses that readers made up, and that fail."""
    addresses = [f"/africa/unlucky-{one}/" for one in range(number)]
    press(store, addresses)
    return addresses


def test_what_strangers_make_fail_waits_for_nobody_and_is_forgotten(store, settle, story, unlucky):
    settle()
    fail(store, 60)
    with store.reading() as reading:
        assert reading.queue.first() == []
        assert len(reading.failures.all()) == 60
    with time_machine.travel(time.time() + NOTED_FOR + 1):
        press(store, ["/africa/unlucky-again/"])
        with store.reading() as reading:
            assert [one.target for one in reading.failures.all()] == ["/africa/unlucky-again/"]


def test_of_what_strangers_make_fail_only_so_much_is_noted(store, story, unlucky, monkeypatch):
    monkeypatch.setattr(writing, "MOST_FAILURES", 20)
    fail(store, 30)
    with store.reading() as reading:
        assert len(reading.failures.all()) == 20


def test_what_fails_again_and_again_is_in_nobodys_way(store, settle, story, unlucky):
    settle()
    addresses = fail(store, 90)
    with store.writing() as change:
        for address in [*addresses, HERE]:
            change.mark_stale(address, 0)
    pressed = set()
    for _ in range(3):
        pressed |= set(press_waiting(store).pressed)
    assert HERE in pressed


def test_the_commands_end_and_press_what_can_be_pressed(store, settle, story, unlucky, monkeypatch):
    open_for(store)
    settle()
    monkeypatch.setattr("djeli.press.management.commands.press.current_store", lambda: store)
    addresses = fail(store, 90)
    with store.writing() as change:
        for address in addresses:
            change.mark_stale(address, 0)
    with pytest.raises(CommandError, match="it always fails"):
        call_command("press", "rebuild", "--json")
    with store.reading() as reading:
        assert set(reading.queue.first()) == set(addresses)


def test_a_plain_notice_is_not_kept_for_the_page_that_all_get(store, settle, story, monkeypatch):
    settle()

    def broken(*_):
        raise RuntimeError("it cannot be filled")

    monkeypatch.setattr("djeli.web.pages.notice.notice", broken)
    outcome = press(store, ["/nothing-is-here/", MISSING])
    assert list(outcome.failed) == [MISSING]
    assert outcome.gone == ["/nothing-is-here/"]


def test_an_old_address_without_a_slash_is_as_fresh_as_any(store, reader, settle, story):
    other = newsroom.story(story.get_parent().specific, "A second story")
    moved = Redirect.add_redirect("/old.html", story)
    settle()
    Redirect.objects.filter(pk=moved.pk).update(redirect_page=other)
    follow(store)
    assert reader.get("/old.html")[1]["Location"] == "/africa/a-second-story/"
    moved.delete()
    follow(store)
    assert reader.get("/old.html")[0] == 404


def test_a_redirect_for_one_query_is_left_to_the_site(reader, settle, story):
    Redirect.add_redirect("/old.html", story)
    settle()
    assert reader.get("/old.html?x=1")[2] == b"from the site"
