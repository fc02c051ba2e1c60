import json
import re
from datetime import timedelta

import pytest

from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa")


def with_story(topic):
    """The topic, which a live story makes public."""
    newsroom.filler(newsroom.section("news"), f"About {topic}", topics=[topic])
    return topic


def page(client, topic, query=""):
    response = client.get(f"/topics/{topic.slug}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_stories_stand_by_date_under_their_months(client, africa):
    river = newsroom.topic("Rivers")
    newsroom.story(africa, "Of today", topics=[river])
    newsroom.story(africa, "Of long ago", topics=[river], ago=timedelta(days=70))
    html = page(client, river)
    assert len(re.findall('<section class="timeline">', html)) == 2
    main = html[html.index("<main") :]
    assert main.index("Of today") < main.index("Of long ago")


def test_a_person_has_a_picture_with_its_credit(client):
    portrait = newsroom.picture("A ferrywoman", credit="Photo: Ama")
    topic = newsroom.topic("Oumou Sangho", kind="person", portrait=portrait, intro="One.\n\nTwo.")
    html = page(client, with_story(topic))
    assert "Photo: Ama" in html
    assert 'alt="A ferrywoman at dawn"' in html
    assert html.count('<p class="standfirst">') == 2
    assert 'class="map"' not in html


def test_a_place_without_a_picture_has_a_map(client):
    niamey = newsroom.topic("Niamey", kind="place", latitude=13.5, longitude=2.1)
    html = page(client, with_story(niamey))
    assert '<figure class="map"><svg' in html
    assert 'aria-label="Map: Niamey (Niger)"' in html
    assert re.search(r"<circle[^>]*/><text[^>]*>Niamey</text>", html)


def test_a_country_is_named_on_its_map_and_has_no_dot(client):
    niger = newsroom.topic("Niger", kind="place", latitude=17.4, longitude=9.4)
    html = page(client, with_story(niger))
    assert '">Niger</text>' in html
    assert "<circle" not in html[html.index('class="map"') : html.index("</figure>")]


def test_the_list_of_topics_says_how_many_stories_each_has(client, africa):
    rivers, ports = newsroom.topic("Rivers"), newsroom.topic("Ports")
    newsroom.story(africa, "One", topics=[rivers, ports])
    newsroom.story(africa, "Two", topics=[rivers])
    html = client.get("/topics/").content.decode()
    assert re.search(r'/topics/rivers/">Rivers <small>.*?2 stories', html)
    assert re.search(r'/topics/ports/">Ports <small>.*?1 story', html)


def test_a_topic_without_position_or_picture_and_any_bad_page_are_answered(client):
    rivers = with_story(newsroom.topic("Rivers", kind="place"))
    assert "figure" not in page(client, rivers)
    assert client.get("/topics/rivers/?page=2").status_code == 404
    assert client.get("/topics/rivers/?page=x").status_code == 404
    assert client.get("/topics/nothing/").status_code == 404


def test_a_running_story_says_how_many_parts_it_has_and_since_when(client, africa):
    running = newsroom.topic("The flood warning", kind="running")
    for number in range(2):
        newsroom.story(africa, f"Part {number}", topics=[running], ago=timedelta(days=number))
    html = page(client, running)
    assert "Running story" in html
    assert re.search(r"2 parts.*since \d+ \w+ \d{4}", html, re.DOTALL)


def test_machines_are_told_what_the_page_is_about(client):
    topic = newsroom.topic(
        "African Union",
        kind="organisation",
        aliases="AU\nUnion africaine\n",
        same_as="https://www.wikidata.org/wiki/Q7159",
    )
    html = page(client, with_story(topic))
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    told = [json.loads(one) for one in scripts]
    about = [node["about"] for one in told for node in one.get("@graph", []) if "about" in node]
    assert about == [
        {
            "@type": "Organization",
            "name": "African Union",
            "alternateName": ["AU", "Union africaine"],
            "sameAs": "https://www.wikidata.org/wiki/Q7159",
        }
    ]
