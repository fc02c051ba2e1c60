"""What readers are told of how a story came about."""

import json

import pytest

from tests import newsroom

pytestmark = pytest.mark.django_db
ADDRESS = "/africa/the-bridge-opens/"
MARK = '<b class="flag machine-made">Made with AI</b>'


def story(kind, text="The <line> paid for the flight."):
    block = ("disclosure", {"kind": kind, "text": text})
    return newsroom.story(newsroom.section(), disclosures=[block])


@pytest.mark.parametrize("edition", ["", "/lite"])
def test_a_disclosure_stands_below_the_story_and_is_text(client, edition):
    story("trip")
    page = client.get(edition + ADDRESS).content.decode()
    told = "<p><b>Trip paid by others.</b> The &lt;line&gt; paid for the flight.</p>"
    assert page.index("The first car crossed at six.") < page.index(told)
    assert "Made with AI" not in page


def test_machines_are_told_too(client):
    story("trip", "The line paid.")
    page = client.get(ADDRESS).content.decode()
    assert '"backstory":"Trip paid by others. The line paid."' in page


def test_a_text_by_a_machine_is_marked_on_the_page_and_on_its_card(client):
    story("written", "Kofi checked it.")
    for address in (ADDRESS, f"/lite{ADDRESS}", "/africa/"):
        assert MARK in client.get(address).content.decode(), address


def test_a_story_with_nothing_to_disclose_says_nothing(client):
    newsroom.story(newsroom.section())
    page = client.get(ADDRESS).content.decode()
    assert "disclosed" not in page
    assert "backstory" not in page


def test_a_feed_says_it_in_its_first_line(client):
    story("interest", "Ama owns a boat.")
    (item,) = json.loads(client.get("/feed/json/").content)["items"]
    assert item["summary"].startswith("Conflict of interest: Ama owns a boat.")
    assert "Ama owns a boat." in item["content_html"]
