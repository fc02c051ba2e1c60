"""Fact-checks as readers and programs see them."""

import json

import pytest

from djeli.press.render.renderer import render
from djeli.stories.models import Rating
from tests import newsroom
from tests.web.structured_data import google
from tests.web.structured_data.heads import Head

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa")


@pytest.fixture
def story(africa):
    return newsroom.story(africa, "The bridge is paid", claims=[newsroom.claim()])


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_a_fact_check_shows_claim_claimant_rating_and_what_was_checked(client, story):
    for address in ("/africa/the-bridge-is-paid/", "/lite/africa/the-bridge-is-paid/"):
        html = read(client, address)
        for words in (
            "The bridge was never paid for.",
            "Kofi Mensah",
            "2 November 2026",
            "a speech in Lokoja",
            "The evidence says otherwise.",
            "We read the contract and the bank’s receipt.",
        ):
            assert words in html, (address, words)
        assert 'class="verdict false">False' in html


def test_a_card_says_that_it_is_a_fact_check_and_what_was_found(client, story):
    for address in ("/", "/africa/", "/latest/"):
        html = read(client, address)
        assert (
            '<b class="flag fact-check">Fact-check</b> · <b class="verdict false">False</b>' in html
        )


def test_search_engines_get_a_claim_review(client, story):
    head = Head(client.get("/africa/the-bridge-is-paid/").content)
    assert google.faults(head.json_ld) == []
    (review,) = google.of_type(head.json_ld, "ClaimReview")
    assert review["claimReviewed"] == "The bridge was never paid for."
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Kofi Mensah"}
    assert review["itemReviewed"]["datePublished"] == "2026-11-02"
    assert review["itemReviewed"]["appearance"]["url"] == "https://speech.example/1"
    assert review["author"]["@type"] == "NewsMediaOrganization"


def test_a_number_is_told_with_the_ends_of_the_scale_and_only_for_what_is_on_it(client, africa):
    claims = [newsroom.claim("True"), newsroom.claim("False"), newsroom.claim("Unproven")]
    newsroom.story(africa, "Three", claims=claims)
    head = Head(client.get("/africa/three/").content)
    ratings = [one["reviewRating"] for one in google.of_type(head.json_ld, "ClaimReview")]
    on_scale = [
        {"@type": "Rating", "alternateName": name, "ratingValue": place}
        | {"bestRating": 5, "worstRating": 1}
        for name, place in (("True", 5), ("False", 1))
    ]
    assert ratings == [*on_scale, {"@type": "Rating", "alternateName": "Unproven"}]
    assert google.faults(head.json_ld) == []


def test_all_fact_checks_stand_on_a_page_by_rating_and_by_claimant(client, africa, story):
    other = newsroom.claim("True", claimant="Ọlá & Sons", text="It opened in May.")
    newsroom.story(africa, "It did open", claims=[other])
    newsroom.story(africa, "A report")
    html = read(client, "/fact-checks/")
    assert "The bridge is paid" in html
    assert "It did open" in html
    assert "A report" not in html.split("</ol>")[-2] if "</ol>" in html else True
    false, true = (read(client, f"/fact-checks/{slug}/") for slug in ("false", "true"))
    listed = '<p class="quote">{}</p>'.format
    assert listed("The bridge was never paid for.") in false
    assert listed("It opened in May.") not in false
    assert listed("It opened in May.") in true
    hers = read(client, "/fact-checks/by/ola-sons/")
    assert "<h1>Fact-checks: Ọlá &amp; Sons</h1>" in hers
    assert listed("The bridge was never paid for.") not in hers
    for address in ("/fact-checks/nothing/", "/fact-checks/by/nobody/", "/fact-checks/?page=9"):
        assert client.get(address).status_code == 404, address


def test_no_page_is_about_a_claimant_whom_only_a_draft_names(client, africa):
    newsroom.draft(africa, claims=[newsroom.claim(claimant="Quokka", text="Quokka said it.")])
    assert client.get("/fact-checks/by/quokka/").status_code == 404
    assert "Quokka" not in read(client, "/fact-checks/")
    assert "No fact-checks yet." in read(client, "/fact-checks/")
    assert "/fact-checks/" not in read(client, "/sitemap/pages.xml")


def test_the_menu_leads_there_once_there_is_one(client, africa):
    assert 'href="/fact-checks/"' not in read(client, "/latest/")
    newsroom.story(africa, claims=[newsroom.claim()])
    assert 'href="/fact-checks/"' in read(client, "/latest/")


def test_the_feed_of_fact_checks_has_them_alone(client, africa, story):
    newsroom.story(africa, "A report")
    (item,) = json.loads(read(client, "/fact-checks/feed/json/"))["items"]
    assert item["title"] == "The bridge is paid"
    assert "Our rating: False" in item["content_html"]
    assert "Fact-check" in item["tags"]
    for form in ("", "atom/"):
        assert "The bridge is paid" in read(client, f"/fact-checks/feed/{form}")


def test_pages_follow_when_the_scale_is_renamed(story):
    addresses = ("/africa/the-bridge-is-paid/", "/fact-checks/", "/fact-checks/feed/", "/africa/")
    rating = Rating.objects.get(name="False")
    read_by = {address: render(address, 0).keys for address in addresses}
    for address, keys in read_by.items():
        assert f"stories_rating:{rating.pk}" in keys, address
