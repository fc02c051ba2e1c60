"""What kind of story it is travels with the story, wherever it goes."""

import json

import feedparser
import pytest
from django.utils.http import urlencode
from lxml import html

from djeli.stories.kinds import KINDS
from djeli.stories.lists.cards import FLAGS
from djeli.stories.models import Edition
from tests import newsroom
from tests.feeds.standards import atom, jsonfeed, rss

pytestmark = pytest.mark.django_db

BASE = "http://127.0.0.1:8000"
PAID = {"is_sponsored": True, "sponsor": "Acme <Pumps>"}
BODY = [
    (
        "paragraph",
        '<p><a href="https://pumps.example/">Pumps</a>, <a href="/politics/">news</a>,'
        f' <a href="{BASE}/latest/">more</a>, <a href="mailto:a@pumps.example">write</a>.</p>',
    ),
    ("embed", {"url": "https://video.example/1", "title": "A pump at work"}),
]


def links(text):
    return {one.get("href"): one.get("rel", "") for one in html.fromstring(text).iter("a")}


def first_line(text):
    return next(html.fromstring(text).iter("p")).text_content()


def card(client, story):
    query = urlencode({"url": f"{BASE}/africa/{story.slug}/"})
    return client.get(f"/oembed/?{query}").json()


@pytest.mark.parametrize("flag", KINDS)
def test_feeds_say_what_kind_of_story_it_is(client, flag):
    told = {"sponsor": "Acme"} if flag == "is_sponsored" else {}
    who = newsroom.contributor()
    more = {flag: True, **told}
    if flag == "is_machine_made":
        more = {"disclosures": [("disclosure", {"kind": "translated", "text": "Ama read it."})]}
    newsroom.story(newsroom.section(), "A story", standfirst="It rains.", by=who, **more)
    term, label = KINDS[flag]
    line = "Advertising, paid for by Acme" if told else str(label)
    if flag == "is_fact_check":
        line += " · Kofi Mensah said: “The bridge was never paid for.” Our rating: False"
    if flag == "is_machine_made":
        line += " · Translated with AI: Ama read it."
    for form, faults in (("", rss.faults), ("atom/", atom.faults), ("json/", jsonfeed.faults)):
        content = client.get(f"/authors/ama-boateng/feed/{form}").content
        assert faults(content) == []
        if form == "json/":
            item = json.loads(content)["items"][0]
            tags, summary, text = item["tags"], item["summary"], item["content_html"]
        else:
            entry = feedparser.parse(content).entries[0]
            tags, summary, text = (
                [tag.label or tag.term for tag in entry.tags],
                entry.summary,
                entry.content[0].value,
            )
        assert tags[0] == str(label), form
        assert summary == f"{line} · It rains."
        assert first_line(text) == line
    atoms = feedparser.parse(client.get("/authors/ama-boateng/feed/atom/").content)
    genre = atoms.entries[0].tags[0]
    assert (genre.term, genre.scheme) == (term, "https://schema.org/genre")


def test_a_report_has_no_line_above_it(client, edition):
    whole = next(
        one
        for one in json.loads(client.get("/feed/json/").content)["items"]
        if one["title"] == "The bridge opens"
    )
    assert whole["summary"] == "Six years late, and free for a month."
    assert "<strong>" not in whole["content_html"]
    assert whole["tags"] == ["Africa", "Rivers"]


def test_a_feed_of_beginnings_says_it_too(client):
    africa = newsroom.section()
    Edition.objects.update(feed_text=Edition.FeedText.EXCERPT)
    newsroom.story(africa, "A column", is_opinion=True, body=BODY)
    item = json.loads(client.get("/feed/json/").content)["items"][0]
    assert item["content_html"].startswith("<p><strong>Opinion</strong></p>")
    assert "Pumps" not in item["content_html"]


def test_the_line_is_marked_as_the_editions_words(client):
    newsroom.story(newsroom.section(), "Le mot", is_opinion=True, language="fr")
    item = json.loads(client.get("/feed/json/").content)["items"][0]
    assert item["language"] == "fr"
    assert item["content_html"].startswith('<p lang="en"><strong>Opinion</strong></p>')


def test_a_card_elsewhere_says_it_first(client):
    africa = newsroom.section()
    paid = card(client, newsroom.story(africa, "Good pumps", **PAID))
    column = card(
        client, newsroom.story(africa, "A column", is_opinion=True, is_live_coverage=True)
    )
    assert first_line(paid["html"]) == "Advertising, paid for by Acme <Pumps>"
    assert set(links(paid["html"]).values()) == {"sponsored"}
    assert first_line(column["html"]) == "Opinion · Live"
    assert set(links(column["html"]).values()) == {""}


def test_links_that_were_paid_for_say_so_in_feeds(client):
    africa = newsroom.section()
    newsroom.story(africa, "Good pumps", body=BODY, by=newsroom.contributor(), **PAID)
    newsroom.story(africa, "Free pumps", body=BODY, by=newsroom.contributor())
    items = json.loads(client.get("/authors/ama-boateng/feed/json/").content)["items"]
    paid, free = (
        links(next(one for one in items if one["title"] == title)["content_html"])
        for title in ("Good pumps", "Free pumps")
    )
    assert {url for url, rel in paid.items() if rel == "sponsored"} == {
        "https://pumps.example/",
        "https://video.example/1",
    }
    assert set(free.values()) == {""}


def test_a_link_to_what_was_paid_for_says_so(client):
    africa = newsroom.section()
    paid = newsroom.story(africa, "Good pumps", **PAID)
    body = [
        ("paragraph", f'<p>See <a linktype="page" id="{paid.pk}">this</a>.</p>'),
        ("related", {"story": paid.pk}),
    ]
    newsroom.story(africa, "Water", body=body, by=newsroom.contributor())
    text = json.loads(client.get("/feed/json/").content)["items"][0]["content_html"]
    assert text.count('/good-pumps/" rel="sponsored"') == 2
    page = client.get("/africa/water/").content.decode()
    assert page.count('href="/africa/good-pumps/" rel="sponsored"') == 2


def test_links_that_were_paid_for_say_so_on_pages(client):
    africa = newsroom.section()
    newsroom.story(africa, "Good pumps", body=BODY, by=newsroom.contributor(), **PAID)
    for address in ("/africa/good-pumps/", "/lite/africa/good-pumps/"):
        found = links(client.get(address).content)
        assert found["https://pumps.example/"] == "sponsored"
        assert found["https://video.example/1"] == "sponsored"
        assert found[f"{BASE}/latest/"] == ""
        assert found["mailto:a@pumps.example"] == ""
    for edition in ("", "/lite"):
        found = links(client.get(f"{edition}/authors/ama-boateng/").content)
        assert found[f"{edition}/africa/good-pumps/"] == "sponsored"


def test_every_kind_that_cards_tell_is_told_elsewhere():
    assert set(KINDS) == {*FLAGS} - {"is_breaking"}
