"""The steps to the first story on the dashboard of a new edition."""

import pytest

from djeli.accounts.models import User
from djeli.stories.models import Contributor, Section
from tests import newsroom
from tests.desk.logins import log_in, user

pytestmark = pytest.mark.django_db
HEADING = "To your first story"


@pytest.fixture(autouse=True)
def an_empty_edition(db):
    newsroom.front()


def dashboard(client):
    return client.get("/desk/").content.decode()


def test_who_founds_an_edition_without_sections_and_byline_is_led_to_both():
    client = log_in("Publishers")
    assert 'href="/desk/first-steps/sections/"' in dashboard(client)
    assert 'action="/desk/first-steps/byline/"' in dashboard(client)
    assert 'href="/desk/first-steps/sections/"' in client.get("/desk/stories/new/").content.decode()

    client.post("/desk/first-steps/byline/")
    answer = client.post("/desk/first-steps/sections/", {"sections": ["Sport"], "others": "Tides"})

    assert answer["Location"] == "/desk/"
    assert [one.title for one in Section.objects.order_by("path")] == ["Sport", "Tides"]
    assert Contributor.objects.get().user == user("Publishers")
    assert "5 of 7 done" in dashboard(client)
    assert "Write your first story" in dashboard(client)


def test_sections_that_are_there_are_not_made_twice():
    client = log_in("Publishers")
    for _ in range(2):
        client.post("/desk/first-steps/sections/", {"sections": ["Sport"]})
    assert Section.objects.count() == 1


def test_the_draft_is_opened_and_the_live_story_leads_to_the_front():
    client, section = log_in("Publishers"), newsroom.section()
    draft = newsroom.draft(section, "Ferries return", owner=user("Publishers"))
    assert f'href="/desk/pages/{draft.pk}/edit/">Publish your first story' in dashboard(client)
    newsroom.story(section)
    assert "Your first story is live" in dashboard(client)
    assert 'href="/">See it on the front' in dashboard(client)
    newsroom.story(section, "Another")
    assert "first story" not in dashboard(client)


@pytest.mark.parametrize("role", ["Contributors", "Reporters", "Editors", "Audience editors"])
def test_others_are_told_nothing_of_it(role):
    client = log_in(role)
    assert HEADING not in dashboard(client)
    client.post("/desk/first-steps/sections/", {"sections": ["Sport"]})
    client.post("/desk/first-steps/byline/")
    assert not Section.objects.exists()
    assert not Contributor.objects.exists()


def test_a_byline_is_made_once():
    client = log_in("Publishers")
    for _ in range(2):
        client.post("/desk/first-steps/byline/")
    assert Contributor.objects.count() == 1
    assert User.objects.count() == 1
