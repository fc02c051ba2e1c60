from datetime import timedelta

import pytest
from lxml import etree

from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa", under=newsroom.section("politics"))


def titles(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"].startswith("application/rss+xml")
    return etree.fromstring(response.content).xpath("//item/title/text()")


def test_the_sites_feed_has_the_newest_live_stories_first(client, africa):
    newsroom.story(africa, "Old", ago=timedelta(days=2))
    newsroom.story(africa, "New & bold", ago=timedelta(hours=1))
    newsroom.draft(africa, "Secret")
    assert titles(client, "/feed/") == ["New & bold", "Old"]


def test_sections_authors_agencies_and_topics_have_feeds(client, africa):
    science = newsroom.section("science")
    newsroom.story(science, "Elsewhere", by=newsroom.contributor("Kofi Mensah"))
    newsroom.story(
        africa,
        "Here",
        by=[newsroom.contributor(), newsroom.agency()],
        topics=[newsroom.topic("Rivers")],
    )
    for address in (
        "/politics/feed/",
        "/politics/africa/feed/",
        "/authors/ama-boateng/feed/",
        "/authors/harmattan-wire/feed/",
        "/topics/rivers/feed/",
    ):
        assert titles(client, address) == ["Here"], address


def test_a_feed_of_nothing_is_not_found(client, africa):
    for address in ("/none/feed/", "/authors/none/feed/", "/topics/none/feed/"):
        assert client.get(address).status_code == 404, address


def test_an_item_names_its_authors_its_section_and_its_address(client, africa):
    newsroom.story(africa, by=[newsroom.contributor(), newsroom.agency()])
    root = etree.fromstring(client.get("/feed/").content)
    item = root.find(".//item")
    assert item.findtext("link").endswith("/politics/africa/the-bridge-opens/")
    assert item.findtext("category") == "Africa"
    assert "Ama Boateng, Harmattan Wire" in etree.tostring(item, encoding="unicode")


def test_a_feed_asks_few_queries(client, africa, django_assert_max_num_queries):
    for number in range(12):
        newsroom.story(africa, f"Story {number}")
    client.get("/feed/")
    with django_assert_max_num_queries(8):
        client.get("/feed/")
