"""Addresses and names that nobody thought of: each is its own trouble, and holds up no other."""

import json

import pytest
from wagtail.contrib.redirects.models import Redirect

from djeli.press.deflate import piece
from djeli.press.following import follow, press
from djeli.press.places import as_asked, as_read, as_sent
from djeli.press.records import Pressed
from djeli.press.rendering import RenderFailed, _fitting
from djeli.stories.models import Article, Navigation
from djeli.web.parts import LONGEST
from tests import newsroom
from tests.press.test_following import status, text
from tests.press.test_gateway import HERE, Reader

pytestmark = pytest.mark.django_db
ARABIC = "/الأخبار/قديم"


@pytest.fixture
def reader(store):
    made = Reader(store)
    yield made
    made.gateway.close()


@pytest.fixture
def story():
    return newsroom.story(newsroom.section("africa"))


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
        assert [one for one in reading.addresses() if "p=12" in one] == []


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
        assert reading.failures() == []
        assert address in reading.piece("map.nav").plain().decode()


def test_an_address_of_the_longest_kind_has_a_menu_of_its_own(store, settle, story):
    address = "/" + "a" * (LONGEST - 2) + "/"
    lead_to(address)
    settle()
    with store.reading() as reading:
        assert f"map.nav|at-{address}" in reading.fragments()
        assert reading.piece(f"map.tree|at-{'/b' * 300}") == reading.piece("map.tree")


def test_a_name_that_the_store_cannot_keep_is_a_failure_of_its_target():
    with pytest.raises(RenderFailed, match="511 bytes"):
        _fitting(Pressed("#map", 1, frozenset(), pieces={"map." + "x" * 600: piece(b"")}))


def test_what_breaks_in_an_unforeseen_way_holds_up_no_other_page(store, settle, story, monkeypatch):
    settle()
    real = newsroom.story(story.get_parent().specific, "A second story")
    settle()

    def broken(*_):
        raise UnicodeError("nobody thought of that")

    monkeypatch.setattr("djeli.press.rendering._parts", broken)
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
        assert [one for one in reading.addresses() if "?" in one] == []
        assert reading.record(HERE) is not None


def test_a_page_of_an_archive_is_kept_though_its_first_page_was_cold(store, reader):
    home = newsroom.section("africa")
    for number in range(30):
        newsroom.filler(home, f"Story {number}")
    assert reader.get("/africa/?page=2")[0] == 200
    with store.reading() as reading:
        assert reading.record("/africa/?page=2") is not None


@pytest.mark.parametrize("number", ["01", "001", "0", "-1", "1e3", "٢"])
def test_a_page_of_an_archive_has_one_number(store, reader, story, number):
    press(store, ["/africa/"])
    assert reader.get(as_asked(f"/africa/?page={number}"))[0] == 404
