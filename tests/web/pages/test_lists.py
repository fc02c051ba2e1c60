from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from djeli.press.changes.keys import row_key
from djeli.press.render.renderer import render
from djeli.press.render.snapshot import snapshot
from djeli.search.index.updates import catch_up
from djeli.stories.models import CurrentLineUp, LineUp, Topic
from djeli.web.builders import pagination
from tests import newsroom
from tests.replaying import replayed

pytestmark = pytest.mark.django_db


@pytest.fixture
def politics():
    return newsroom.section("politics")


@pytest.fixture
def africa(politics):
    return newsroom.section("africa", under=politics)


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(captured)


def test_the_front_of_a_new_edition_says_what_to_do_next(client):
    newsroom.front()
    response = client.get("/")
    assert response.status_code == 200
    assert "/desk/" in response.content.decode()


def test_a_parent_section_shows_its_childrens_stories(client, africa):
    newsroom.story(africa, "From the child")
    assert "From the child" in client.get("/politics/").content.decode()


def test_an_archive_is_paged_and_ends(client, africa, monkeypatch):
    monkeypatch.setattr(pagination, "STORIES_A_PAGE", 2)
    for number in range(5):
        newsroom.filler(africa, f"Story number {number}", ago=timedelta(hours=number + 1))
    first = client.get("/politics/africa/").content.decode()
    assert "Story number 0" in first
    assert 'href="/politics/africa/?page=2"' in first
    assert "Story number 4" in client.get("/politics/africa/?page=3").content.decode()
    assert client.get("/politics/africa/?page=4").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e9", "99999999999999999999", "²"])
def test_what_is_no_page_number_is_not_found(client, africa, page):
    newsroom.story(africa)
    assert client.get("/politics/", {"page": page}).status_code == 404


@replayed
def full_line_up(section):
    line_up = LineUp.objects.create(
        name="Now",
        containers=[
            {"type": kind, "value": {"size": 4, "filling": "both", "stories": []}}
            for kind in ("lead", "whats_hot", "dont_miss", "our_picks", "latest")
        ]
        + [{"type": "section", "value": {"section": section.pk, "size": 4, "stories": []}}],
    )
    CurrentLineUp.objects.create(line_up=line_up)
    return line_up


@pytest.mark.parametrize(
    ("address", "limit"),
    [("/", 20), ("/politics/", 15), ("/latest/", 15), ("/authors/ama-boateng/", 15)],
)
def test_lists_ask_few_queries_whatever_the_number_of_stories(
    client, africa, address, limit, without_counts
):
    full_line_up(africa)
    counts = []
    for size in (12, 9):
        for number in range(size):
            newsroom.filler(
                africa, f"Story {size} {number}", lead_picture=newsroom.picture(f"P {number}")
            )
        counts.append(queries(client, address))
    assert counts[0] == counts[1] <= limit


def test_an_author_and_an_agency_have_a_page_and_a_stranger_has_none(client, africa):
    newsroom.story(
        africa, by=[newsroom.contributor(bio="Grew up by the river."), newsroom.agency()]
    )
    assert "Grew up by the river." in client.get("/authors/ama-boateng/").content.decode()
    assert "The bridge opens" in client.get("/authors/harmattan-wire/").content.decode()
    assert "Ama Boateng" in client.get("/authors/").content.decode()
    assert client.get("/authors/nobody/").status_code == 404


def test_a_topic_has_a_page(client, africa):
    newsroom.story(africa, topics=[newsroom.topic("Rivers")])
    assert "The bridge opens" in client.get("/topics/rivers/").content.decode()
    assert client.get("/topics/none/").status_code == 404


def test_the_search_page_finds_live_stories_only(client, africa):
    newsroom.story(africa, "Ferries carry a record load")
    newsroom.draft(africa, "Ferries are a secret")
    catch_up()
    html = client.get("/search/", {"q": "ferries"}).content.decode()
    assert "Ferries carry a record load" in html
    assert "secret" not in html


@pytest.mark.parametrize(
    "query", ["", "\x00", '"', "'; DROP", "(" * 500, "a" * 100_000, "NOT AND OR *"]
)
def test_a_hostile_search_is_answered(client, africa, query):
    newsroom.story(africa)
    assert client.get("/search/", {"q": query}).status_code == 200


def test_what_never_was_is_not_found_and_shows_a_way_on(client, africa):
    newsroom.story(africa, "A way on")
    response = client.get("/nowhere/at/all/")
    assert response.status_code == 404
    assert "A way on" in response.content.decode()


def test_the_newsrooms_colours_are_a_style_sheet_and_nothing_else(client):
    good = client.get("/theme.css?accent=112233&accent_dark=aabbcc")
    assert "--accent:#112233" in good.content.decode()
    assert client.get("/theme.css?accent=red;}body{display:none").status_code == 400


def test_all_topics_stand_on_one_page_kind_by_kind_running_stories_first(client, africa):
    topics = [
        newsroom.topic("Rivers"),
        newsroom.topic("Bamako", kind="place"),
        newsroom.topic("The river port", kind="running"),
    ]
    newsroom.filler(africa, "A boat comes in", topics=topics)
    html = client.get("/topics/").content.decode()
    order = [html.index(f">{name} <small>") for name in ("The river port", "Bamako", "Rivers")]
    assert order == sorted(order)
    assert "/topics/bamako/" in html
    assert client.get("/topics/?page=2").status_code == 404


def test_many_topics_are_shown_in_pages(client, africa, monkeypatch):
    monkeypatch.setattr("djeli.web.pages.topic.TOPICS_A_PAGE", 2)
    places = [newsroom.topic(name, kind="place") for name in ("Gao", "Lokoja", "Mopti")]
    newsroom.filler(africa, "Down the river", topics=places)
    assert "/topics/mopti/" not in client.get("/topics/").content.decode()
    second = client.get("/topics/?page=2").content.decode()
    assert "/topics/mopti/" in second
    assert "/topics/gao/" not in second
    assert 'rel="canonical" href="' in second
    assert "/topics/?page=2" in second


def test_a_topic_on_another_page_may_come_to_the_first(client, africa, monkeypatch):
    monkeypatch.setattr("djeli.web.pages.topic.TOPICS_A_PAGE", 1)
    _, last = newsroom.topic("Gao"), newsroom.topic("Mopti")
    with snapshot() as number:
        first_page = render("/topics/", number)
    assert row_key(Topic, last.pk) in first_page.keys


def test_without_a_topic_the_page_says_so(client, africa):
    assert "No topics yet." in client.get("/topics/").content.decode()
