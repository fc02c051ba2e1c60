"""Addresses in the readers' scripts, at every place where one is written."""

import re
from urllib.parse import quote

import pytest

from djeli.press.render.addresses import as_asked
from tests import newsroom
from tests.press.conftest import reader, settle, store  # noqa: F401

pytestmark = pytest.mark.django_db
HEADLINES = {
    "ሰላም ለኢትዮጵያ": "ሰላም-ለኢትዮጵያ",
    "افتتاح الجسر": "افتتاح-الجسر",
    "尼日尔大桥今日通车": "尼日尔大桥今日通车",
    "हिन्दी में समाचार": "हिन्दी-में-समाचार",
    "ข่าวน้ำท่วม": "ข่าวน้ำท่วม",
    "Ọ̀rọ̀ ìlú": "oro-ilu",
}
BASE = "http://127.0.0.1:8000"


@pytest.fixture(params=HEADLINES)
def word(request):
    """A story, its section, topic and author, all called alike; gives the slug of each."""
    name = request.param
    home = newsroom.front().add_child(instance=newsroom.Section(title=name))
    by = newsroom.Contributor.objects.create(name=name)
    topic = newsroom.Topic.objects.create(name=name)
    newsroom.story(home, name, slug="", by=by, topics=[topic])
    return HEADLINES[name]


def places(word):
    yield from (f"/{word}/{word}/", f"/{word}/", f"/authors/{word}/", f"/topics/{word}/")


def test_every_page_and_feed_is_there_and_pressed(reader, settle, word):  # noqa: F811
    settle()
    for place in places(word):
        for address in (place, f"{place}feed/", f"{place}feed/atom/", f"{place}feed/json/"):
            assert reader.get(as_asked(address))[0] == 200, address
    assert reader.asked_of_the_site == []


def test_the_site_answers_percent_encoded_addresses(client, word):
    for place in places(word):
        asked = quote(place)
        assert client.get(asked).status_code == 200
        assert client.get(asked.rstrip("/"))["Location"] == asked


def test_absolute_addresses_are_encoded_once(client, word):
    story = f"{BASE}{quote(f'/{word}/{word}/')}"
    page = client.get(f"/{word}/{word}/").text
    assert f'<link rel="canonical" href="{story}">' in page
    assert quote(story, safe="") in page  # shared, and in the address of the card
    assert f'"{story}"' in page  # structured data
    for address in ("/feed/", "/feed/atom/", "/feed/json/", "/news-sitemap.xml"):
        text = client.get(address).text
        assert story in text, address
        for found in re.findall(r"http://127[^\s<>\"']+", text):
            assert found.isascii(), address
            assert "%25" not in found, address
    for part in ("topics", "authors"):
        listed = client.get(f"/sitemap/{part}.xml").text
        assert f"<loc>{BASE}{quote(f'/{part}/{word}/')}</loc>" in listed


def test_a_card_is_found_by_either_form_of_the_address(client, word):
    for path in (quote(f"/{word}/{word}/"), f"/{word}/{word}/"):
        card = client.get("/oembed/", {"url": f"{BASE}{path}"})
        assert f"{BASE}{quote(f'/{word}/{word}/')}" in card.json()["html"]
