import pytest

from djeli.stories.gazetteer.suggestions import MOST, MOST_NEW, suggest
from tests import newsroom

pytestmark = pytest.mark.django_db


def names(headline="", standfirst="", body="", language="en", chosen=()):
    return [one.name for one in suggest(headline, standfirst, body, language, chosen)]


def test_the_editions_topics_come_first_and_the_headline_weighs_most():
    newsroom.topic("Fishing")
    newsroom.topic("Ghana", kind="place")
    found = suggest(
        "Ghana’s ports are dredged", "", "Fishing boats wait. Togo watches; Togo.", "en"
    )
    assert [(one.name, one.pk is None) for one in found] == [
        ("Ghana", False),
        ("Fishing", False),
        ("Togo", True),
    ]
    assert found[2].kind == "place"
    assert found[2].code == "TG"


def test_a_subject_is_found_by_its_stem_and_a_name_only_with_its_capital():
    newsroom.topic("Ports")
    newsroom.topic("Polish", kind="person")
    assert names("A port to polish") == ["Ports"]


def test_other_names_and_the_gazetteers_count_for_the_topic():
    newsroom.topic("African Union", kind="organisation")
    newsroom.topic("Nigeria", kind="place")
    newsroom.topic("The flood warning", kind="running", aliases="flood gauges")
    assert names("L’Union africaine et les Nigérians", language="fr") == [
        "African Union",
        "Nigeria",
    ]
    assert names("Flood gauges are late") == ["The flood warning"]
    assert names("New flood gauges are late") == ["The flood warning"]


def test_a_city_suggests_its_country_where_that_is_a_topic():
    newsroom.topic("Nigeria", kind="place")
    found = names("Kano counts its guards", "", "In Kano, and in Kano again.")
    assert found == ["Nigeria", "Kano"]


def test_what_is_chosen_is_not_suggested_again_and_one_passing_mention_is_not_enough():
    ghana = newsroom.topic("Ghana", kind="place")
    assert names("Ghana votes", chosen=[ghana.pk]) == []
    assert names(body="A man from Togo was there.") == []


def test_who_writes_for_the_edition_is_known():
    newsroom.contributor("Ama Boateng")
    found = suggest("Ama Boateng wins a prize", "", "", "en")
    assert [(one.name, one.kind, one.pk) for one in found] == [("Ama Boateng", "person", None)]
    newsroom.topic("Ama Boateng", kind="person")
    assert [one.pk is not None for one in suggest("Ama Boateng wins a prize", "", "", "en")] == [
        True
    ]


def test_there_are_never_too_many():
    countries = "Ghana Togo Mali Niger Senegal Kenya Angola Egypt Zambia Gabon Libya Sudan"
    for name in countries.split()[:10]:
        newsroom.topic(name, kind="place")
    text = ", ".join([*countries.split(), "France", "Italy", "Spain", "Peru", "Chile", "Cuba"])
    found = suggest(text, text, text, "en")
    assert sum(one.pk is not None for one in found) == MOST
    assert sum(one.pk is None for one in found) == MOST_NEW
