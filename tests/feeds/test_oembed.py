"""The card of a story for whoever pastes its address elsewhere (oembed.com)."""

import pytest
from django.utils.http import urlencode
from lxml import etree, html

from tests import newsroom
from tests.cutting import cut_those

pytestmark = pytest.mark.django_db

BASE = "http://127.0.0.1:8000"
STORY = f"{BASE}/politics/africa/the-bridge-opens/"
REQUIRED = {"version": str, "type": str, "html": str, "width": int, "height": int}
OPTIONAL = {
    **dict.fromkeys(("title", "author_name", "author_url", "provider_name", "provider_url"), str),
    "cache_age": int,
    "thumbnail_url": str,
    "thumbnail_width": int,
    "thumbnail_height": int,
    "thumbnail_credit": str,
}


def ask(client, url=STORY, **more):
    return client.get(f"/oembed/?{urlencode({'url': url, **more})}")


def test_a_card_has_what_the_specification_asks_for(client, edition):
    answer = ask(client)
    card = answer.json()
    assert answer["Content-Type"] == "application/json"
    for name, kind in REQUIRED.items():
        assert isinstance(card[name], kind), name
    for name, value in card.items():
        assert isinstance(value, {**REQUIRED, **OPTIONAL}[name]), name
    assert card["version"] == "1.0"
    thumbnail = [name for name in card if name.startswith("thumbnail_")]
    assert len(thumbnail) == 4
    assert card["thumbnail_credit"] == "Photo: Test Desk"
    assert card["author_name"] == "Ama Boateng, Kofi Mensah"


def test_a_card_is_plain_html_that_links_to_the_story(client, edition):
    shown = html.fromstring(ask(client).json()["html"])
    assert {one.tag for one in shown.iter()} <= {"blockquote", "p", "a"}
    assert [link.get("href") for link in shown.iter("a")] == [STORY]
    assert "Six years late" in shown.text_content()


def test_a_hostile_headline_stays_text(client, edition):
    card = ask(client, f"{BASE}/politics/africa/hostile/").json()
    assert "<b>" not in card["html"]
    assert etree.fromstring(
        ask(client, f"{BASE}/politics/africa/hostile/", format="xml").content
    ).findtext("title")


def test_the_card_as_xml_says_the_same(client, edition):
    answer = ask(client, format="xml")
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    told = {one.tag: one.text for one in etree.fromstring(answer.content)}
    assert told == {name: str(value) for name, value in ask(client).json().items()}


def test_a_card_is_no_larger_than_was_asked_for(client, edition):
    card = ask(client, maxwidth="300", maxheight="200").json()
    assert card["width"] <= 300
    assert card["height"] <= 200
    assert card["thumbnail_width"] <= 300
    assert card["thumbnail_height"] <= 200


def test_every_thumbnail_is_there_and_as_large_as_is_said(client, edition):
    from io import BytesIO

    from PIL import Image

    for size in ({}, {"maxwidth": "900"}, {"maxwidth": "500"}, {"maxwidth": "100"}):
        card = ask(client, **size).json()
        cut_those(card["thumbnail_url"].removeprefix(BASE))
        answer = client.get(card["thumbnail_url"].removeprefix(BASE))
        assert answer.status_code == 200
        said = (card["thumbnail_width"], card["thumbnail_height"])
        assert Image.open(BytesIO(answer.content)).size == said


def test_an_address_may_have_an_end_of_its_own(client, edition):
    for url in (STORY.rstrip("/"), f"{STORY}?utm_source=x", f"{STORY}#comments"):
        assert ask(client, url).status_code == 200, url


@pytest.mark.parametrize(
    "url",
    [
        f"{BASE}/",
        f"{BASE}/politics/",
        f"{BASE}/politics/africa/none/",
        f"{BASE}/%00/",
        f"{BASE}/a\x00b/",
        "https://elsewhere.example/politics/africa/the-bridge-opens/",
        "http://[",
        "javascript:alert(1)",
        "/politics/africa/the-bridge-opens/",
        f"{BASE}/" + "x" * 5000,
    ],
)
def test_what_is_no_story_of_ours_has_no_card(client, edition, url):
    assert ask(client, url).status_code == 404


def test_a_draft_and_a_withdrawn_story_have_no_card(client, edition):
    newsroom.draft(edition.africa, "Secret")
    assert ask(client, f"{BASE}/politics/africa/secret/").status_code == 404
    edition.whole.unpublish()
    assert ask(client).status_code == 404


def test_a_question_that_cannot_be_answered_is_said_to_be_so(client, edition):
    assert client.get("/oembed/").status_code == 400
    assert ask(client, maxwidth="wide").status_code == 400
    assert ask(client, maxheight="0").status_code == 400
    assert ask(client, format="yaml").status_code == 501


def test_a_storys_page_says_where_its_card_is(client, edition):
    page = html.fromstring(client.get("/politics/africa/the-bridge-opens/").content)
    (link,) = page.xpath("//link[@type='application/json+oembed']/@href")
    card = client.get(link.removeprefix(BASE)).json()
    assert card["title"] == "The bridge opens"
