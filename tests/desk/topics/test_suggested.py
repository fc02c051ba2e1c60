"""What the desk suggests from a text, and who may make it a topic."""

import pytest

from djeli.stories.models import Article, Topic
from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in, of

pytestmark = pytest.mark.django_db

URL = "/desk/topics/from-text/"
TEXT = {"headline": "Kano’s traders look to Ghana", "body": "Ghana buys. Togo sells; Togo.", "language": "en"}  # fmt: skip


@pytest.fixture(autouse=True)
def edition():
    newsroom.front()


def told(client, **fields):
    response = client.post(URL, {**TEXT, **fields})
    assert response.status_code == 200
    return response.json()["topics"]


def test_an_editor_is_offered_new_topics_and_a_reporter_those_that_there_are():
    ghana = newsroom.topic("Ghana", kind="place")
    for role, names in (("Editors", ["Ghana", "Kano", "Togo"]), ("Reporters", ["Ghana"])):
        assert [one["name"] for one in told(log_in(role))] == names
    assert told(log_in("Reporters"))[0] == {
        "id": ghana.pk,
        "name": "Ghana",
        "kind": "place",
        "label": "Place",
        "code": "",
        "mentions": 2,
    }
    assert told(log_in("Reporters"), chosen=[ghana.pk, "x", "٣"]) == []


def test_only_who_writes_is_answered(client):
    assert log_in("Audience editors").post(URL, TEXT).status_code in (302, 403)
    assert client.post(URL, TEXT).status_code == 302
    assert log_in("Editors").get(URL).status_code == 405


def test_bad_input_is_answered_with_nothing_to_suggest():
    editor = log_in("Editors")
    assert editor.post(URL, {}).json() == {"topics": []}
    hostile = {"headline": "\x00" * 600, "body": "<script>" * 9000, "language": "x" * 500}
    assert editor.post(URL, hostile).json() == {"topics": []}


def test_a_suggestion_becomes_a_topic_with_its_kind_and_place():
    made = log_in("Editors").post("/desk/topics/suggest/", {"q": "Togo", "code": "TG"}).json()
    topic = Topic.objects.get()
    assert made["topics"] == [
        {"id": topic.pk, "name": "Togo", "kind": "Place", "is_running": False}
    ]
    assert topic.kind == "place"
    assert round(topic.latitude) in (6, 7)
    person = {"q": "Ama Boateng", "kind": "person", "code": "nothing"}
    log_in("Editors").post("/desk/topics/suggest/", person)
    assert Topic.objects.get(name="Ama Boateng").kind == "person"
    nonsense = {"q": "Bridges", "kind": "spaceship"}
    log_in("Editors").post("/desk/topics/suggest/", nonsense)
    assert Topic.objects.get(name="Bridges").kind == "subject"
    assert log_in("Reporters").post("/desk/topics/suggest/", {"q": "Mali"}).status_code in (302, 403)  # fmt: skip
    assert not Topic.objects.filter(name="Mali").exists()


def test_topics_are_found_by_their_other_names_too():
    newsroom.topic("ECOWAS", kind="organisation", aliases="CEDEAO")
    found = log_in("Reporters").get("/desk/topics/suggest/", {"q": "cedeao"}).json()
    assert [one["name"] for one in found["topics"]] == ["ECOWAS"]


def test_a_story_belongs_to_one_running_story_at_most():
    one = newsroom.topic("The flood warning", kind="running")
    other = newsroom.topic("The river port", kind="running")
    story = newsroom.draft(newsroom.section())
    editor = log_in("Editors")
    answer = editor.post(logins.edit_url(story), of(story) | {"topics": [one.pk, other.pk]})
    assert "A story can belong to only one running story" in answer.content.decode()
    editor.post(logins.edit_url(story), of(story) | {"topics": [one.pk]})
    latest = Article.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert list(latest.topics.all()) == [one]


def topic_form(**fields):
    empty = dict.fromkeys(("intro", "aliases", "portrait", "latitude", "longitude", "same_as"), "")
    return {**empty, "name": "Niamey", "slug": "niamey", "kind": "place", **fields}


def test_a_known_place_gets_its_position_and_other_names_are_kept_once():
    aliases = "  Niamey  ville\r\n\r\nNiamey ville\nCapital of Niger"
    log_in("Editors").post("/desk/people/topics/new/", topic_form(aliases=aliases))
    topic = Topic.objects.get()
    assert round(topic.latitude) == 14
    assert topic.aliases == "Niamey ville\nCapital of Niger"
    assert topic.names == ["Niamey", "Niamey ville", "Capital of Niger"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"latitude": "13"}, "Enter both latitude"),
        ({"latitude": "91", "longitude": "0"}, "less than or equal to 90"),
        ({"aliases": "x" * 121}, "up to 120 letters"),
        ({"same_as": "javascript:alert(1)"}, "valid URL"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(fields, said):
    answer = log_in("Editors").post("/desk/people/topics/new/", topic_form(**fields))
    assert said in answer.content.decode()
    assert not Topic.objects.exists()


def test_a_topic_becomes_no_running_story_of_stories_that_have_one():
    running = newsroom.topic("The flood warning", kind="running")
    rivers = newsroom.topic("Rivers")
    newsroom.story(newsroom.section(), "A gauge", topics=[running, rivers])
    data = topic_form(name="Rivers", slug="rivers", kind="running")
    answer = log_in("Editors").post(f"/desk/people/topics/edit/{rivers.pk}/", data)
    assert "“A gauge”" in answer.content.decode()
    rivers.refresh_from_db()
    assert rivers.kind == "subject"


@pytest.mark.parametrize("chosen", ["x", "²", "9" * 20, pytest.param("9" * 5000, id="long")])
def test_a_chosen_topic_that_is_no_number_is_passed_over(chosen):
    assert log_in("Editors").post(URL, TEXT | {"chosen": chosen}).json()["topics"]
