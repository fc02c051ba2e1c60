import threading

import pytest
from django.db import OperationalError

from djeli.search.index.updates import catch_up
from djeli.stories.models import Article
from djeli.web.pages import search as page
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rice():
    home = newsroom.section("africa")
    topic = newsroom.topic("Rice prices")
    for number in range(14):
        newsroom.filler(
            home,
            f"Rice <b>is</b> dear {number}",
            slug=f"rice-{number}",
            topics=[topic],
            body=[("paragraph", "<p>Nobody sells rice & salt for less.</p>")],
        )
    catch_up()
    return home


def html(client, **asked):
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return response.content.decode()


def test_what_was_found_is_marked_and_everything_else_escaped(client):
    shown = html(client, q="rice")

    assert "<mark>Rice</mark> &lt;b&gt;is&lt;/b&gt; dear" in shown
    assert "sells <mark>rice</mark> &amp; salt" in shown
    assert "14 stories for “rice”" in shown


def test_pages_keep_what_was_chosen_and_one_too_far_is_the_last(client):
    shown = html(client, q="rice", section="africa", period="7", sort="date")
    assert (
        'href="/search/?q=rice&amp;section=africa&amp;period=7&amp;sort=date&amp;page=2"' in shown
    )

    last = html(client, q="rice", page="99")
    assert last.count('<article class="card row') == 2


def test_choices_say_how_many_they_leave(client):
    shown = html(client, q="rice")

    assert '<option value="africa">Africa (14)</option>' in shown
    assert '<option value="ama-boateng">Ama Boateng (14)</option>' in shown
    assert '<option value="1">Last 1 day (14)</option>' in shown


def test_unknown_choices_count_as_none(client):
    asked = {"section": "nowhere", "author": "x" * 999, "period": "8", "sort": "?", "page": "-1"}
    assert "14 stories" in html(client, q="rice", **asked)


def test_where_choices_leave_nothing_the_way_out_of_them_is_shown(client):
    newsroom.section("sport")
    shown = html(client, q="rice", section="sport")

    assert "No stories found" in shown
    assert '<a class="said" href="/search/?q=rice">' in shown


def test_another_spelling_is_a_link(client):
    assert '<a class="said" href="/search/?q=rice+dear">rice dear</a>' in html(
        client, q="rice daer"
    )


def test_without_an_answer_the_latest_stories_are_a_way_on(client):
    shown = html(client, q="zeppelin")

    assert "No stories found for “zeppelin”" in shown
    assert shown.count("<article") >= 4


def test_a_very_long_question_is_answered_and_it_is_said(client):
    shown = html(client, q="rice " * 20_000)
    assert "We searched for the first part" in shown
    assert "14 stories" in shown


def test_who_comes_when_too_many_search_is_asked_to_come_again(client, monkeypatch):
    monkeypatch.setattr(page, "_searches", threading.BoundedSemaphore(1))
    monkeypatch.setattr(page, "PATIENCE", 0.01)
    with page._place():
        response = client.get("/search/", {"q": "rice"})

    assert response.status_code == 503
    assert response["Retry-After"] == "2"
    assert client.get("/search/", {"q": "rice"}).status_code == 200


def test_suggestions_come_in_groups_and_may_be_kept_for_seconds(client):
    response = client.get("/search/suggest/", {"q": "ric"})
    groups = {group["label"]: group["entries"] for group in response.json()["groups"]}

    assert len(groups["Stories"]) == 5
    assert groups["Stories"][0]["url"].startswith("/africa/rice-")
    assert groups["Topics"] == [
        {"pieces": [["Ric", True], ["e prices", False]], "url": "/topics/rice-prices/"}
    ]
    assert response["Cache-Control"] == "public, max-age=5"
    assert response.json()["told"] == "6 suggestions"


def test_a_withdrawn_story_is_nowhere_at_once(client):
    assert "14 stories" in html(client, q="rice")
    Article.objects.filter(slug="rice-3").update(live=False)

    shown = html(client, q="rice", sort="date")
    assert "13 stories" in shown
    assert "dear 3<" not in shown
    assert "rice-3/" not in client.get("/search/suggest/", {"q": "dear 3"}).content.decode()


def test_only_reading_is_answered(client):
    assert client.post("/search/suggest/", {"q": "rice"}).status_code in {403, 405}


def test_with_the_database_stopped_who_searches_is_told_when_to_come_again(client, monkeypatch):
    def stopped(*_):
        raise OperationalError("the database is stopped")

    monkeypatch.setattr(page, "find", stopped)
    client.raise_request_exception = False
    response = client.get("/search/", {"q": "rice"})

    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert b"Back in a moment" in response.content


def suggested(client, typed):
    answer = client.get("/search/suggest/", {"q": typed}).json()
    return {
        group["label"]: [
            "".join(f"[{text}]" if is_typed else text for text, is_typed in entry["pieces"])
            for entry in group["entries"]
        ]
        for group in answer["groups"]
    } | {"all": answer["all"]}


def test_every_suggestion_shows_what_was_typed_and_the_last_leads_to_all(client):
    africa = newsroom.section("ferries-of-lagos")
    topic = newsroom.topic("Lagos", aliases="Èkó")
    newsroom.story(
        africa, "Ferries of Lagos carry a record load", short_headline="A record", topics=[topic]
    )
    catch_up()
    assert suggested(client, "ferr")["Stories"] == ["[Ferr]ies of Lagos carry a record load"]
    assert suggested(client, "rec")["Stories"] == ["A [rec]ord"]
    assert suggested(client, "eko")["Topics"] == ["Lagos ([Èkó])"]
    assert suggested(client, "lag")["Topics"] == ["[Lag]os"]
    assert suggested(client, "a & b")["all"] == {
        "text": "See all results for “a & b”",
        "url": "/search/?q=a+%26+b",
    }


def test_the_form_that_opens_above_a_page_is_fetched_alone(client):
    response = client.get("/search/overlay/")
    assert response.content.decode().startswith("<dialog")
    assert 'action="/search/"' in response.content.decode()
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["X-Robots-Tag"] == "noindex"
    assert 'id="search"' not in client.get("/").content.decode()
