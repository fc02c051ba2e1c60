"""A card's label is the section through which the story stands there."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from djeli.stories.lineups import set_current_line_up
from djeli.stories.models import LineUp
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def politics():
    return newsroom.section("politics")


@pytest.fixture
def africa(politics):
    return newsroom.section("africa", under=politics)


@pytest.fixture
def europe(politics):
    return newsroom.section("europe", under=politics)


@pytest.fixture
def stories(africa, europe):
    """One of Europe that stands in Africa too, and one of Africa."""
    both = newsroom.draft(europe, "Visas for footballers")
    both.further_sections = [africa]
    both.save_revision().publish()
    return both, newsroom.story(africa, "The bridge opens", ago=timedelta(hours=2))


def labels(client, address, headline, widget=""):
    """The labels of every card with that headline in the main part of a page."""
    html = client.get(address).content.decode().split("<main")[1].split("</main>")[0]
    html = re.sub(r'<aside class="rail".*?</aside>', "", html, flags=re.S)
    if widget:
        html = html.split(f'data-widget="{widget}"')[1].split("</section>")[0]
    cards = [card for card in re.findall(r"<article.*?</article>", html, re.S) if headline in card]
    found = [re.findall(r'<p class="label">(.*?)</p>', card) for card in cards]
    assert found, f"no card says {headline}"
    return [re.sub("<.*?>", "", one[0]).strip() if one else "" for one in found]


def test_in_its_own_section_a_card_has_no_label(client, stories):
    assert labels(client, "/politics/africa/", "The bridge opens") == [""]


def test_a_story_of_another_section_is_not_labelled_with_that_one(client, stories):
    assert labels(client, "/politics/africa/", "Visas for footballers") == [""]
    assert labels(client, "/politics/europe/", "Visas for footballers") == [""]


def test_above_them_a_card_says_which_subsection_it_stands_in(client, stories):
    assert labels(client, "/politics/", "The bridge opens") == ["Africa"]
    assert labels(client, "/politics/", "Visas for footballers") == ["Europe"]


def test_a_strip_of_the_front_labels_as_its_section_does(client, stories, africa, politics):
    for section, wanted in ((africa, ["", ""]), (politics, ["Europe", "Africa"])):
        value = {"section": section.pk, "size": 4, "stories": []}
        row = LineUp(name="Now", live=False, containers=[{"type": "section", "value": value}])
        row.save()
        row.save_revision().publish()
        set_current_line_up()
        found = [
            labels(client, "/", headline, "section")[0]
            for headline in ("Visas for footballers", "The bridge opens")
        ]
        assert found == wanted


def test_elsewhere_a_card_says_its_own_section(client, stories):
    assert labels(client, "/latest/", "Visas for footballers") == ["Europe"]


def test_further_sections_are_asked_for_once_however_many_stories_have_them(
    client, africa, europe, without_counts
):
    counted = []
    for size in (1, 6):
        for number in range(size):
            story = newsroom.draft(europe, f"Visas {size} {number}")
            story.further_sections = [africa]
            story.save_revision().publish()
        client.get("/politics/africa/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/politics/africa/")
        counted.append(len(captured))
    assert counted[0] == counted[1]
